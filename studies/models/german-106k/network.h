/* 3_48_48_QConv_64_5_MP_2_BN_PAD_1_QConv_48_3_MP_2_BN_PAD_1_QConv_48_3_MP_2_BN_QConv_64_3_BN_Dense_43_BN
 *
 * A binarized neural network that names traffic signs, written by bnn-nas. C99, no heap, nothing to link.
 *
 *     int sign = bnn_classify(rgb);
 *
 * rgb: 48 x 48 pixels, row by row, three bytes (red, green, blue) each, of a picture that was cut to one
 * sign with a border of about a tenth around it.
 * Tables: 15491 bytes. Stack: about 16560 bytes, some KB more with AVX2 or AVX512.
 *
 * Include it in one source file: each that includes it has its own copy of code and tables. Functions keep nothing
 * between calls, and may be called from several threads at once; bnn_logits and bnn_sums write BNN_CLASSES numbers.
 * Before it is included, BNN_TABLE may be defined, as something else than "static const", to place the tables, and
 * BNN_PLAIN, to do without the vectors of GNU compilers: other compilers do without them anyway, many times slower.
 * int must have 32 bits.
 *
 * Between layers there are only signs: bits, 1 for +1. A sum of n products of two signs is n minus twice the number of
 * bits in which they differ. What each layer leaves is decided by comparing that number with a table.
 */
#if defined(BNN_NETWORK_H) && !defined(BNN_NETWORK_b8fea757)
#error "another network is included already, and has the same names: give each a source file of its own"
#endif
#ifndef BNN_NETWORK_H
#define BNN_NETWORK_H
#define BNN_NETWORK_b8fea757

#include <stdint.h>
#if defined(__GNUC__) && defined(__AVX2__) && !defined(BNN_PLAIN)
#include <immintrin.h>
#endif

#define BNN_SIZE 48
#define BNN_CLASSES 43
#define BNN_TABLE_BYTES 15491
#define BNN_STACK_BYTES 16560

#ifndef BNN_TABLE
#define BNN_TABLE static const
#endif

#if defined(__GNUC__)
#define BNN_INLINE static inline __attribute__((always_inline, unused))
#else
#define BNN_INLINE static inline
#endif

static const char *const bnn_names[BNN_CLASSES] = {
    "speed limit 20",
    "speed limit 30",
    "speed limit 50",
    "speed limit 60",
    "speed limit 70",
    "speed limit 80",
    "end of speed limit 80",
    "speed limit 100",
    "speed limit 120",
    "no passing",
    "no passing for trucks",
    "priority at next crossing",
    "priority road",
    "yield",
    "stop",
    "no vehicles",
    "no trucks",
    "no entry",
    "danger",
    "bend left",
    "bend right",
    "double bend",
    "bumpy road",
    "slippery road",
    "road narrows on the right",
    "road works",
    "traffic lights",
    "pedestrians",
    "children",
    "bicycles",
    "snow or ice",
    "wild animals",
    "end of all limits",
    "turn right ahead",
    "turn left ahead",
    "straight ahead",
    "straight or right",
    "straight or left",
    "keep right",
    "keep left",
    "roundabout",
    "end of no passing",
    "end of no passing for trucks"};

BNN_TABLE uint8_t bnn_weights_1[600] = {
    0x6cu, 0xeau, 0xa4u, 0x5cu, 0xb2u, 0x58u, 0x16u, 0x71u,
    0x52u, 0x14u, 0x72u, 0xbdu, 0xd0u, 0xe5u, 0xf4u, 0x2bu,
    0xf8u, 0x37u, 0x7au, 0xfcu, 0x11u, 0xe4u, 0xecu, 0x3bu,
    0x6bu, 0xdbu, 0x4cu, 0x14u, 0xd5u, 0x4eu, 0x15u, 0x51u,
    0xfau, 0xdcu, 0x62u, 0x90u, 0x90u, 0x6bu, 0xa2u, 0x3au,
    0xd8u, 0xd2u, 0x62u, 0x94u, 0x15u, 0x6fu, 0xbcu, 0x1bu,
    0x9bu, 0xdeu, 0x2cu, 0x14u, 0xd5u, 0xcfu, 0x11u, 0x52u,
    0xbbu, 0x9bu, 0x64u, 0x12u, 0x95u, 0x6fu, 0x39u, 0x1fu,
    0xdbu, 0xd6u, 0x66u, 0x10u, 0xe5u, 0x6fu, 0xb8u, 0xbau,
    0x3bu, 0x1eu, 0xcu, 0x30u, 0x54u, 0xdfu, 0x11u, 0x5au,
    0xbbu, 0x9fu, 0x34u, 0x16u, 0xe4u, 0x39u, 0x79u, 0x1fu,
    0x8bu, 0x9fu, 0x3cu, 0x32u, 0xedu, 0x2fu, 0x3du, 0x1au,
    0x7bu, 0x8u, 0x3bu, 0x34u, 0x75u, 0xd1u, 0x51u, 0x53u,
    0xeau, 0xbu, 0x77u, 0x35u, 0xf5u, 0x51u, 0xfdu, 0x53u,
    0xe2u, 0x7u, 0x3eu, 0x33u, 0xacu, 0x3cu, 0x1du, 0xd3u,
    0xeeu, 0xdeu, 0xe0u, 0x67u, 0x90u, 0x1cu, 0xc7u, 0x65u,
    0x5eu, 0x54u, 0x70u, 0xafu, 0xc8u, 0x8cu, 0xc2u, 0xe9u,
    0xdcu, 0x14u, 0x20u, 0x85u, 0xc8u, 0xadu, 0xe6u, 0x6bu,
    0x2du, 0xddu, 0x64u, 0x93u, 0xb4u, 0x4eu, 0x2u, 0x62u,
    0x9du, 0xd4u, 0x70u, 0xb3u, 0x98u, 0x2au, 0xa2u, 0x62u,
    0xddu, 0xd4u, 0x60u, 0x93u, 0xc4u, 0x2bu, 0xaau, 0x2eu,
    0x3fu, 0x9du, 0x24u, 0xb2u, 0x3cu, 0xc7u, 0x22u, 0x2au,
    0x8bu, 0x9du, 0x64u, 0x92u, 0x9cu, 0xe3u, 0x2au, 0xeu,
    0x8bu, 0xcdu, 0x75u, 0x12u, 0xfcu, 0x7bu, 0xaau, 0x3eu,
    0x2au, 0xcu, 0x27u, 0x92u, 0x7cu, 0xd5u, 0x60u, 0xbu,
    0xaeu, 0xdu, 0xa5u, 0x52u, 0xbcu, 0xf1u, 0xa8u, 0x7u,
    0xa3u, 0xdu, 0xb4u, 0x52u, 0xfcu, 0x72u, 0xeau, 0xfu,
    0x14u, 0x8u, 0x23u, 0x90u, 0x7cu, 0xd5u, 0xf1u, 0x42u,
    0xe4u, 0x29u, 0xf7u, 0xd0u, 0x7du, 0x50u, 0xe1u, 0x43u,
    0xa2u, 0x1u, 0xf3u, 0x42u, 0x7du, 0x58u, 0xdbu, 0x40u,
    0x5fu, 0xdeu, 0x60u, 0x67u, 0x83u, 0x18u, 0xcbu, 0xe4u,
    0x56u, 0xd6u, 0x10u, 0xabu, 0xc9u, 0xa4u, 0x53u, 0xe8u,
    0xdeu, 0x16u, 0x10u, 0xa7u, 0x89u, 0x85u, 0xc3u, 0xefu,
    0xfu, 0xd5u, 0x64u, 0xabu, 0xcbu, 0x6u, 0xau, 0x20u,
    0x5u, 0xd4u, 0x70u, 0x2bu, 0xcbu, 0x22u, 0xau, 0xeeu,
    0x8du, 0xd4u, 0x71u, 0xb3u, 0xcdu, 0x0u, 0x8au, 0xeeu,
    0x37u, 0x15u, 0xa5u, 0xaau, 0x38u, 0xa6u, 0xau, 0xeu,
    0xadu, 0xb5u, 0xa5u, 0xebu, 0xaau, 0xb2u, 0x2au, 0x2eu,
    0xa7u, 0xc5u, 0xb5u, 0x92u, 0x9au, 0x92u, 0x2au, 0x86u,
    0xb4u, 0x21u, 0xa7u, 0xc8u, 0x3cu, 0xb6u, 0xecu, 0xbu,
    0xa4u, 0x21u, 0xa5u, 0xceu, 0x3eu, 0xb0u, 0x6au, 0x7u,
    0xa6u, 0x27u, 0xa5u, 0xc2u, 0xbcu, 0x90u, 0x6au, 0x7u,
    0xb4u, 0x20u, 0x87u, 0xccu, 0x7du, 0xf6u, 0xe3u, 0x43u,
    0xacu, 0x23u, 0xe7u, 0xc4u, 0x3fu, 0x50u, 0xe3u, 0x41u,
    0xa6u, 0xa2u, 0xe7u, 0xc1u, 0x3du, 0x10u, 0x63u, 0xc4u,
    0x43u, 0x5eu, 0xc8u, 0x33u, 0xc7u, 0x39u, 0xd9u, 0xecu,
    0x17u, 0x5eu, 0x18u, 0x29u, 0x83u, 0x99u, 0x51u, 0xf8u,
    0x16u, 0x3au, 0x9u, 0x25u, 0x51u, 0xd5u, 0x51u, 0xfcu,
    0x7u, 0x35u, 0xcbu, 0x2bu, 0xcbu, 0x36u, 0xdu, 0xacu,
    0x1u, 0xf0u, 0x98u, 0x2bu, 0x4bu, 0x2u, 0x1du, 0xf8u,
    0x83u, 0x78u, 0xd1u, 0x29u, 0x4bu, 0x90u, 0x1fu, 0xe4u,
    0x34u, 0x21u, 0x8fu, 0xefu, 0x2au, 0xa6u, 0x1cu, 0x8cu,
    0x5u, 0x21u, 0x89u, 0xefu, 0xau, 0x82u, 0x1cu, 0xb4u,
    0x87u, 0x20u, 0x89u, 0x4eu, 0xau, 0x82u, 0x15u, 0xb5u,
    0x74u, 0x23u, 0x87u, 0xccu, 0x2au, 0xa6u, 0xccu, 0xdu,
    0xe4u, 0x23u, 0xafu, 0xccu, 0x2au, 0x90u, 0x2eu, 0x15u,
    0xe4u, 0x63u, 0xb1u, 0xccu, 0xaau, 0x98u, 0x36u, 0x95u,
    0xf4u, 0xf0u, 0x83u, 0xcdu, 0x2bu, 0x27u, 0xe6u, 0x82u,
    0xfcu, 0x63u, 0xf7u, 0xc4u, 0x2fu, 0x3du, 0xe7u, 0x45u,
    0xedu, 0xeeu, 0xc3u, 0xcdu, 0xafu, 0x19u, 0x43u, 0x45u,
    0x3u, 0x42u, 0xc8u, 0x33u, 0xd7u, 0x79u, 0xffu, 0xbcu,
    0x53u, 0xcau, 0x18u, 0x29u, 0x53u, 0xf9u, 0x77u, 0xf8u,
    0x0u, 0x6au, 0x8u, 0x29u, 0x53u, 0xd5u, 0x74u, 0xe6u,
    0x42u, 0xa8u, 0xcau, 0x6bu, 0x4fu, 0x7eu, 0x9du, 0xb0u,
    0x1u, 0xa8u, 0x88u, 0x69u, 0x5bu, 0xd0u, 0x15u, 0xf0u,
    0x41u, 0xa8u, 0x88u, 0x6cu, 0x52u, 0xd3u, 0x15u, 0xf0u,
    0x50u, 0xe3u, 0xcau, 0x6du, 0xau, 0x6eu, 0x9cu, 0x9du,
    0x40u, 0xa8u, 0x8bu, 0x6cu, 0xau, 0xcau, 0x1du, 0x94u,
    0x42u, 0xa8u, 0x9eu, 0x6cu, 0x1au, 0xcau, 0x15u, 0x95u,
    0xf0u, 0xe3u, 0xfu, 0xedu, 0xau, 0xafu, 0xdcu, 0x9du,
    0x48u, 0xebu, 0x9fu, 0x4cu, 0x2au, 0x49u, 0xd4u, 0x95u,
    0x48u, 0xebu, 0xdeu, 0x5du, 0xau, 0xc9u, 0xd4u, 0xd5u,
    0xf0u, 0xf3u, 0x4au, 0xcdu, 0x61u, 0x2fu, 0xe6u, 0x3du,
    0x79u, 0xebu, 0xdfu, 0xccu, 0x6bu, 0x9u, 0xc4u, 0xd5u,
    0xf9u, 0xebu, 0x5fu, 0x55u, 0xe3u, 0x49u, 0xc1u, 0x55u};

BNN_TABLE int16_t bnn_thresholds_1[64] = {
    -117, 457, 474, -50, -360, 133, -99, 278,
    -51, -91, 64, 6, -445, -119, -411, 1001,
    76, -545, 233, -1223, -1570, 2021, -430, 559,
    -46, -391, -53, -71, -972, 33, -282, 120,
    -71, 118, -325, 4272, 210, -135, -78, 71,
    -341, 88, -529, -17, 165, -422, 23, 213,
    -140, -392, -298, -108, -18, -211, 211, -128,
    -59, -79, 607, -104, -114, -295, -37, -466};

BNN_TABLE uint64_t bnn_weights_2[432] = {
    0x1bc4ad10548366d0ull, 0x55dd7fe5f732aa9bull, 0xe5625301ec3083c0ull, 0x14081eba92e5ae9bull, 0x6804040aefcceef7ull, 0xb819963be987be1dull, 0xa768e236b030000full, 0x71dd9ef67fc76753ull,
    0x9ea2a1ee12fb35aaull, 0x6e048010aeadb16cull, 0x689d5f306dc166d9ull, 0x858c1a0a4c94a3f5ull, 0x250e1166bb853d35ull, 0xe1618b7566d1eb63ull, 0xec54cd5a6dc16253ull, 0xf48142c92353d000ull,
    0x4d4c0c2fcea77333ull, 0xb4d8d036feae352full, 0x9ffcf577181c13b2ull, 0x17b26ff250e7ab5full, 0x6cc386c2ebc0f695ull, 0xfaa8332c6e5b1adull, 0xac0732e48a5294e3ull, 0x14847c0749aa6e99ull,
    0x6bff6fe56fef75f8ull, 0x1bee6f56decffdffull, 0x87c3b2f58a070d3full, 0x19043512d8844f38ull, 0xa049dbebb0a4ca1aull, 0xf1946e1e7ddd6c58ull, 0xd474c10eccad68c4ull, 0x976d0131c42c2364ull,
    0xf827232cee6d53eull, 0xd2ae8df202f070faull, 0xf067563f57fdad25ull, 0xf16a5b73cead7feeull, 0x498a9cca4ac7feb5ull, 0x476f1f738824db2full, 0xa2a066fe66f8f959ull, 0xe9ef9bef67f33f01ull,
    0x38066ac907601b9ull, 0xcbea0aa8eee35ecull, 0xc3ffc5f7dfbd7befull, 0xf81d5e7b4d8dfa15ull, 0xe55ddb777514ea53ull, 0xb8d75c73a98af626ull, 0x425376de327c2e7full, 0xa448448e0022412ull,
    0xc675dc50641b1854ull, 0x5b67a10cce4253cull, 0x6aef108c02020c0ull, 0xd7275bd9d4b4fabfull, 0xd41f10434908ce87ull, 0x1146463bcd81b85cull, 0x6aa3afe3f7e24179ull, 0xf5ffdfe56bdd63f7ull,
    0xd8a29cd82cbb54bull, 0xfc1d886b2da8fa48ull, 0x689753f27afe4dfbull, 0x81b8900a029324a2ull, 0x6504c4329cad153cull, 0x65c62b01cdda87f1ull, 0xf59d0b0b6dd26ad1ull, 0x5641930c4112b64ull,
    0x4e12008940e3f408ull, 0x6ec0abe133f7ff9bull, 0xfbe39ba926c93a2ull, 0x47b049d4063e0f77ull, 0xecd78b076fc86245ull, 0x260a0402a4a8d1dcull, 0x8e7973d1107058a2ull, 0x947db00e8d2a04e6ull,
    0xedd58eeaaec737f3ull, 0xd1afefd7feeebfffull, 0xf63db3086645d3eull, 0x188c6c1abbc2649cull, 0xa41dcb423908da53ull, 0xf1d7ef536ec8e755ull, 0xc357df5d7da86e4cull, 0x8279c07cf22e81aaull,
    0x560f80238f10417dull, 0x93b644d10094213aull, 0x90405406903c006cull, 0xb57fd00eccaba3ecull, 0xc8869a0fdbc5e4cdull, 0x951f0cb8a72cd9ebull, 0xc1f61b37eeeb6f44ull, 0xe56a12accdc50320ull,
    0x280aac2c0102c490ull, 0x2e19216d33bc3c89ull, 0xd43e69ffdbf12bceull, 0x141f242a7d8b60d5ull, 0x4372757d10068b31ull, 0xe7efd32545930a44ull, 0x45560dc10b58da5aull, 0xa084d5811835f12ull,
    0x62a501c90890020ull, 0xad25901acebc2535ull, 0x3f98ed593324dcbbull, 0xd735d07e94bdfdbdull, 0xc76359918310caa6ull, 0x1754d574fea4096full, 0x45cc992fcec76bf0ull, 0xd76f97477d9de3c7ull,
    0xac8e10ae088b35e4ull, 0xfd1d43aa28ab2bc9ull, 0x59b6c54058b6aeddull, 0x7f3befc53771dc9full, 0x6811d4322ead4c3dull, 0x63cd07a9a8721b3ull, 0xb50d5b6b4dbb62c8ull, 0x121ca55802052ba0ull,
    0x5e51d1c90321de8aull, 0x55c48f59cc9776fdull, 0x2aa208e826881e6ull, 0xdf324fd6143c9f7full, 0xd9f597c121490287ull, 0xc448042698a1225cull, 0x3f396bd01274df5bull, 0xaa29127dba3d15aeull,
    0xacab90ac003711a3ull, 0x9f7d6df792efbfffull, 0x6623d63682ad1534ull, 0xfa17cbd777e0fe5full, 0xc7f753512809aa52ull, 0xf11709434d89e764ull, 0x610c152deda523a0ull, 0x69c30b4bf547f6ccull,
    0x9651d2238039002full, 0x136ad79a94b77936ull, 0x3a31c95ebe3cdc6full, 0x2e19ffff326ffd8eull, 0xfc86e8dedfd8fccfull, 0xbc19ca8d23a2dc19ull, 0xc55748aaafa76be4ull, 0x2436842ae820408eull,
    0xb81ec8be6f68dcc7ull, 0xedd40bcf39b4d7dbull, 0x41a80aa3910808bull, 0xfd1dcf8b5dc96cddull, 0x74249be90679139ull, 0xc300a77db53d2130ull, 0x5f7143bcdc363f4ull, 0x59c6481bad4bce59ull,
    0x175d5455e48b2a35ull, 0x244cb412ec8261f4ull, 0x2fe21001c430c0c4ull, 0x48608826bd4e2ccull, 0x80204ea8a86f535ull, 0x2fc043d92171024aull, 0xaed0f3e321124813ull, 0xea8b0adc7fcbb883ull,
    0x8baeb9ef77eff4cbull, 0x17a66ff49264db6full, 0x541e88428da8ea04ull, 0x2818940862a0a415ull, 0x660318b577f3f49full, 0x53c76f61ddd8eaf9ull, 0xae4eb40bbf8974bdull, 0xf63a4ac90374d8c3ull,
    0x1ae14aed6ef1524ull, 0x6ed8efb02357bdbbull, 0xd0bded4feda828d4ull, 0x80d61e2f7fffe355ull, 0x7e00025882001c95ull, 0x46fdfb737abee9bbull, 0x43a00fbc06f5cf60ull, 0xee2b91d78b233c37ull,
    0x69c7cf31ed47d371ull, 0xc805520b280cceb1ull, 0x7d0efa556f79b5dull, 0x81c048828051431ull, 0x69d49da8d4a4733dull, 0x6014d65a4c9b2c11ull, 0x981e904a31902499ull, 0xfdffd632e42e07f4ull,
    0x15bd6d77106c1e1full, 0xf1f7c93feebceff9ull, 0x13086e0c183c89deull, 0x4d6409eacccde3ecull, 0x5888264945c3b7b3ull, 0xe673f357392cca22ull, 0xc05a2ff775fa7851ull, 0xfe6f3b67f5f9fb69ull,
    0x83f97b7d10150928ull, 0x17b8edfff6ee3dbeull, 0xb7ff7ef77ffd6b6full, 0x5082143e96f494bfull, 0xe48e9aaeefd8e6d4ull, 0xa99508292b7bde43ull, 0x4fe32f85577a6edfull, 0x2a13c55820221419ull,
    0x9e3dd917579f6f3cull, 0xec5d91506f802cc3ull, 0xe8cf25886a200ddull, 0xe79b5ad90350c883ull, 0x981c082e6cdbacc9ull, 0x2fc209b0c4320253ull, 0x49ef4f71ed42c371ull, 0xf1af026cedfda1d5ull,
    0x89ec05edeec7b77dull, 0xa6b3e6b6922c556cull, 0xb41c0b0bcca8ea48ull, 0x689318ec22f3de93ull, 0x6232507e7ef62dafull, 0x1dccd63ace973161ull, 0x8c2e3489d7a3648cull, 0x5566dba1ce342be4ull,
    0x4e5a09e806131d6aull, 0x61cb0be1a753dedbull, 0x18757d7612b60e36ull, 0xd4f4195b5ffa6accull, 0x18020a0eccc8f401ull, 0x2eaea9b3fa6c517aull, 0x13f44f084cf6e744ull, 0xce2b7bd493747dbfull,
    0xef2982aeeca791e3ull, 0xd86d953d3dacc37dull, 0x15dd4fd577d5be5full, 0x68d4ed782f435efbull, 0xb83f8e2e7fa8e045ull, 0xe9c68f39ddcf8d5bull, 0x6bc2e7597142571aull, 0xeedaa36973e6fd1bull,
    0x1fa269d4926c8c6eull, 0xf0d56a026d986adcull, 0x1420595e90180082ull, 0xa61da41a282ac0a7ull, 0x120216c6183bb013ull, 0x367fb36c46443acull, 0xd9ecbfbefefda7fdull, 0x2c041412648060d0ull,
    0x82b202c99360108ull, 0x5f8a69819f64defaull, 0x252f403efde521e4ull, 0x1806541a92b01cacull, 0x7419d24120100202ull, 0x76e15bf134738a43ull, 0x55fe96810d9341d4ull, 0x6280013d2d3bdc59ull,
    0xd475d05fde8dfc6full, 0xfa394bff32feae9bull, 0x7ee7effdbd6bdefeull, 0x4761d3f84c34e1edull, 0x4773d1d1035347a3ull, 0x6e12fbf15670df49ull, 0x692d903aeecf2be1ull, 0xb464930ec9f80084ull,
    0xa80804ae02e7b51bull, 0xa46a102dcfe841acull, 0xbc1e080a6d8b62ddull, 0xf15feb6f6d5acfdbull, 0x775351367d38dc8cull, 0x6e88a1f0225bdc93ull, 0xa56e10b9cfb104aeull, 0x2a9aa428a2c5d003ull,
    0x963309890271d6a9ull, 0x217cf6486e9735f1ull, 0x81ac2dbe04649766ull, 0x9556c10b5db8e24dull, 0xf91c8a866f88b683ull, 0x87eb302c802c0366ull, 0x91d4010b4d8ae654ull, 0xfe9f6f5493b1fe5aull,
    0x242910e4b027d183ull, 0xba77ef87bf0fda4full, 0xda354fd6703c9a77ull, 0x7376cbd3752adac8ull, 0xf0755267295cea46ull, 0x81ce108b4ffb60e1ull, 0x458e502dd9a72339ull, 0x45ce3fa9edd342d1ull,
    0x5a237ddc927c0d2eull, 0x5075ff532fa9ee56ull, 0x7e37c9dd9830deafull, 0x2ac22fd13165dccbull, 0x9404ed0e8c8beaccull, 0x644982e1af48d769ull, 0x948b982841efa1a8ull, 0x3e10d3d020a0dcbbull,
    0xbc2ea8be7fc9ff55ull, 0xc176d4becca3277eull, 0xa498882221030002ull, 0x322413a8aa1588eull, 0x437173fd90340ba0ull, 0x6720cf5cd4b54948ull, 0x86ad93e9609781a6ull, 0x61c5082b4d534362ull,
    0x979d5c5e7bb86faeull, 0x68095d5133745e9bull, 0x2e2af298722804c6ull, 0x2c8d9eb263d2248full, 0x8a2926a692a535bdull, 0x6f6a0ba161100302ull, 0xbb26fd00111d891ull, 0x38882fa81c399a9ull,
    0xcdc4acc3ddebfe78ull, 0x15dd3dc5145a5b56ull, 0xaa275f592e45dafull, 0x2002440932001c0eull, 0x2e5b9a8963d3468bull, 0x1dc4d401ccd963e3ull, 0x1ba22ff492e7dd7dull, 0x94ee6bc3df78deeeull,
    0x87ed7f777bef253cull, 0x2c01aa118355dc93ull, 0xb403c20aef89e050ull, 0xec0a964fa131c294ull, 0x5ba946b492e7bdbdull, 0x6e53a5413fa37c9dull, 0x955dca0e6c8ba140ull, 0x59c66d849d46dffbull,
    0x4de47e70cca7b9f0ull, 0x4002120800104080ull, 0x5054974d4b93e251ull, 0x2c1cc62040042d30ull, 0x6b43d238c096a1b5ull, 0x63408053a283a993ull, 0x2a78a1d8f3a374b1ull, 0x2a5fb41a3b022c95ull,
    0xd05d964b6d9bea44ull, 0x43a2932edcddb9bcull, 0x941976cf3238120full, 0x399c9028cc9523c0ull, 0xdcaff25c6c73338ull, 0xf41592432d50c046ull, 0x3024ef181605070ull, 0xbee3ea5d6e735ecull,
    0x47a71fc1d6541be9ull, 0x61de2d4befe866d8ull, 0xd3ff7ef73f784b7full, 0x17f0cbd412f35a53ull, 0xbc8faf1aebcaf4d7ull, 0xac050eb81b3fdc6bull, 0x198e2ea74cd347f8ull, 0xfae379ffb36a5e1dull,
    0xddf7fbfe5eff7fafull, 0x27ae6f95dd72fedbull, 0x3e2a6fd9b36a7e1full, 0x661b1ac12350cbcaull, 0xb82f06a64eefbdbfull, 0x2f4a5ad9c1505183ull, 0x5bd5c771cc87bb72ull, 0xa2080202c296f181ull,
    0x8cd494506f857d35ull, 0x5f354b5515344b60ull, 0x3aa24b692a435acull, 0xf0472ca59159d64eull, 0x775359c363f36e8full, 0x2e18b6b822e1bc93ull, 0x1aaa67fc92a09d3eull, 0x1ddcfe2eeeadad75ull,
    0x8dbd09f4114f1fedull, 0x63ca02d1845182c3ull, 0xf845c44b39aa6818ull, 0x1e0a6088a311808cull, 0x802a110e903c3cb4ull, 0x7655fd35ff202e1eull, 0xb05ff21bed892811ull, 0x15147f025cd3fad8ull,
    0x36ab0264612d89a8ull, 0x2804888004080ull, 0x70ea920b69d1e2c1ull, 0x3013ccf92b015c82ull, 0xb40a022eeb8aac8dull, 0x414c095088832bb1ull, 0x6ac2afeba3fbf573ull, 0x68c22ee12352d69bull,
    0xd4574b4f6d98ea44ull, 0xb00a940ebc0c088cull, 0x3c2a11c3b270d68full, 0x2c1ba5e92b0a9c01ull, 0x902a120b92ab2124ull, 0xd773d37531344aa2ull, 0x5ec5736d4a5aba2ull, 0xa8a24c49221149eull,
    0x47c8730dd0148322ull, 0x41469c39cc0063f0ull, 0x33a7553edcbf89bcull, 0x4f10c9d110705be1ull, 0xb48c2a826e9ae050ull, 0x627b537113798b42ull, 0x95fcc32a4c0d81e0ull, 0xe9c5a3aebfbbdf7cull,
    0xddf7ebae5fdfffedull, 0xb53f862f6d9862c0ull, 0xfa836fd7bb6f5f5dull, 0x15e68388c4b0e3e0ull, 0xfd3fdbd733fdfeebull, 0x6e6a37c18252d6c1ull, 0x242b183cf6efa9a9ull, 0x2608100a02b18083ull,
    0x60824a483069452ull, 0x47635f5590340a6eull, 0x82aa74b4d2e515acull, 0xad77e6ad7f18ece4ull, 0xf773d97755f82fd5ull, 0x38822fc1b34adedfull, 0x23a06ff492641f2eull, 0x3a9dafff2bcbf417ull,
    0x97713bfc52741fc5ull, 0x128227c04817b1a0ull, 0x6855bc5b3b200a09ull, 0xdcaa089c0404484ull, 0xb81eaa8aefb8f4c1ull, 0xcf3b79f5332c1d37ull, 0x48eaf03ff9ab613cull, 0x856eb60e5c112770ull,
    0x84a900240028d0c8ull, 0x684081082d00dac3ull, 0xe82e0285e9104280ull, 0xf6735bf737385eceull, 0xf017826fbd1cd6d6ull, 0x400e102a0aaba889ull, 0x2bea3dbed2ef3f2dull, 0x69c01ee8851202f3ull,
    0xd555434b6da86a44ull, 0xf014e21fbd89a491ull, 0xd77fa3c18d50fae4ull, 0xe04828092948c2c0ull, 0x1228111a90a120acull, 0x7ee7b14de74c1e9ull, 0x860810a603eda08eull, 0x3e3a4ad4b32154afull,
    0x856e817fd8e8f52full, 0x883f367068040932ull, 0xa4080028c1238180ull, 0x4721096d10361be4ull, 0xf87dd0c12b5816c3ull, 0x7ae8738c417e1f8ull, 0x9eac416e098db104ull, 0x91d5c82e6cdf2bf0ull};

BNN_TABLE int32_t bnn_limits_2[48] = {
    263, 259, 245, 250, 257, 256, 271, 256,
    278, 255, 261, 261, 264, 262, 266, 258,
    257, 271, 261, 258, 255, 257, 263, 264,
    265, 256, 272, 257, 262, 270, 258, 259,
    271, 271, 264, 249, 258, 243, 273, 245,
    253, 260, 253, 266, 258, 262, 267, 274};

BNN_TABLE uint64_t bnn_weights_3[336] = {
    0x75acc2dae24af4caull, 0xfdf7dbfea3f5f9ffull, 0xd59880dee802b1d4ull, 0x7699dc7bb7ef77c3ull, 0x6782c24bbdc231c3ull, 0x7643e46a9502b949ull, 0x65b6a0d449c0a764ull, 0x539242dce7a37787ull,
    0xcef2cfb409a1ef64ull, 0x7331885ce90a7ca1ull, 0x8bf19b0ea33d3e9dull, 0x7773531621b33749ull, 0x45ac5086f60e60b9ull, 0x5722df6985ed334bull, 0x583bc3dcadc96dbeull, 0x326bff2118f25e13ull,
    0x79b5c1d8630121e7ull, 0x3f6bf64bff26b8d7ull, 0xbdf5edcce913f9fdull, 0x77abcf562feb7fe8ull, 0xbda4ee4901e37763ull, 0x3cb6ecdce809b8bbull, 0x7f4f4adfefabf9efull, 0xf62e2155d6ebd52bull,
    0xee6c7ddf1ff2be87ull, 0x9625431e8523f327ull, 0xf1bd49d4ad43307cull, 0x5e26675a2d022de2ull, 0x3c542df87ea2d87ull, 0x1b280ac8c9a33b7aull, 0xd8a5aad0bc80b959ull, 0x73eb5a4fa3ce7debull,
    0x583ede8fbfe87fa7ull, 0xacb68dbe2030bd27ull, 0x106bd84bbf12a87bull, 0x80b5f4400812a8f9ull, 0x35ad5a9f1a2d95ull, 0xfb578addc6ef3de6ull, 0xd725601169eae16full, 0xdf92cbde3edb7fbeull,
    0x5f91cadbf5c1bd97ull, 0xde8bd81abfeefeabull, 0xf4a66d52355e0389ull, 0x1e43d12481139e74ull, 0x29d1869a2b067d81ull, 0xf79a4adb256bfda3ull, 0x6997e6daeb53a985ull, 0xbb7a9fb506b55a9dull,
    0xeaa07f2f6e5aebcaull, 0xd7bd53115bd7e5fdull, 0x36fe562a0adbffeaull, 0x56bfd2595a77373dull, 0x221476b5de12f3feull, 0x36ed76937c6bb58aull, 0x76d947b400947bf2ull, 0xdc14aaf91d1e323cull,
    0x3e142cd29db81935ull, 0x8037a340cac2209ull, 0x83157895d763b517ull, 0x35fd5bbbdb4f3df5ull, 0xbe0ea5281a2ec22cull, 0x3a1c1db2df341135ull, 0x369c561a4a960e89ull, 0xbf401aae75212dc2ull,
    0x54b51a3f82dc2f39ull, 0x21c07d672d73036cull, 0xa901787eec8ca111ull, 0x7f9d139b1e573ef8ull, 0x5e5c1ea6ef9dcbd1ull, 0x72e85292cadaea81ull, 0x77b4f750cbdf87efull, 0x9c6a8368722994cfull,
    0xed02a26b2837be1bull, 0x6350675c3100185ull, 0xf4f9d3a1cadfe45bull, 0xcfdde260d370935ull, 0x4fe2a137a61356bcull, 0x9f5e1a2e7a698f2full, 0x8cb4ff2f6ecc29a9ull, 0x97d747915a7d07eeull,
    0x18c21c3bbd359814ull, 0xbf1629530b5e3e1aull, 0xfca302b78450f0aull, 0x60c00f9e0070a00ull, 0x6081069e0000e0aull, 0x15b61ac3ce5bc7b7ull, 0x3edd46276dd35fe9ull, 0xd430c2181a1316fcull,
    0x64dd9230183f76fdull, 0x765d56bc58d776fdull, 0x809fde4e9cde247dull, 0x37fc76c0d32515ffull, 0x2b0411c88c9e2a64ull, 0x5b3501e85ee375ddull, 0x763d0c91c5d063b9ull, 0x3d42a2cac64ffc03ull,
    0xe498a903fca8ad9dull, 0xd2aca92fb9eedfe3ull, 0xa5def90339983b27ull, 0x2c5ef30c449d7867ull, 0xc6d8ebca7ca67db5ull, 0x3d69ff3282e35c67ull, 0x33615fa2b2652995ull, 0x4f9c23a86fa735a9ull,
    0x72440f2f11257532ull, 0x390003037b3829b4ull, 0xdb658416bc69d5aeull, 0x7566569eb1db19b5ull, 0xc0d0e383a1f51a2eull, 0xd24a94dc7823d534ull, 0xffcafb9379df5a07ull, 0xfe0168eb961b5d9dull,
    0x80dce31179b492adull, 0x351a3a120cf4ce94ull, 0xcacda923ff67ed8eull, 0x5de7fdbabf7b9f7full, 0x7761c527b34b059full, 0xe7f88923a9f83553ull, 0xceaf8f0b9b3df7fbull, 0x85376e914a3e009ull,
    0x9b9f26dd6ea76461ull, 0x385bf67ee4a149d0ull, 0x40dabf02a8681a93ull, 0x1db539345e1a1995ull, 0x8d1e3a3c0ce725d1ull, 0xf7699d23986a5727ull, 0x60c96d13dc5c88cfull, 0x101f0e02a86a07f0ull,
    0xf95dbdd27e7ff925ull, 0x280565e8f723f04bull, 0xfdca3ffabad6e954ull, 0x75c8b2172895500full, 0xbddf3f33ed972801ull, 0xca1d2fd23c267751ull, 0xe1495c18a874ad13ull, 0xcfdd8beb7ea62223ull,
    0x9a3c3f8f7d9613b5ull, 0xc8cae90be4efd1f7ull, 0x18dc65f078a7d91dull, 0x5523154e90e05233ull, 0xb4763024569988eeull, 0x4c637fe956e9a4aeull, 0xa7dad39771c30993ull, 0xa68ce082a97aec5bull,
    0xde36adac290318beull, 0x1b0bd2698f2f1b47ull, 0x56aa3a279cebd2baull, 0xa178603ee20868b9ull, 0x7a77ccdc2a207ea6ull, 0x76b87d7bb63e56f3ull, 0x57b7107777f56707ull, 0xfa69a98c1a814fbfull,
    0x4ed25bb401b55743ull, 0x90d6313500e1c239ull, 0x7d5755ef3734fdd7ull, 0x2918356eff94217bull, 0xe5f4c89462c9c5b5ull, 0x1360552185ac122bull, 0x80a8f486598989b8ull, 0x18bceedd2dc8a163ull,
    0x186afaacc9b3393full, 0x7a67b52d1d141852ull, 0xcf80ca9fa1a1ff25ull, 0xb64b3e6bfd32b76bull, 0xadaeafbd81a3e36dull, 0x58b6a59c8b03ac84ull, 0x3768ee6daf2bb369ull, 0x83c958d736f956a3ull,
    0xa043e24cc082ab6eull, 0x50895c4fd65e6685ull, 0xff6792ebdcefbc06ull, 0xfade1b3604fd5692ull, 0xa141a16b7a6e2951ull, 0xd1d5631d549069ull, 0xbe6feecb8d23ba66ull, 0x824b12250d2e206bull,
    0xf5407d211cf25213ull, 0x6cd30db422d16786ull, 0xb8bdd14abd52a81bull, 0xa8d1e5caf913a9d5ull, 0x81f9bd131e5d0cb1ull, 0x2185c6c90d871b41ull, 0x7a2565c1dd83a34full, 0x9802c3defeda7da6ull,
    0xa06a3b2512df1a1aull, 0xfcaa8e4af37ce6efull, 0xab41da1d9c927c47ull, 0x74f4cc5ab7cc65e0ull, 0xb2ebbc6ef92576fbull, 0x1da05e6376fd5601ull, 0x6b1139777fd4781ull, 0xe590c6dae902a9ceull,
    0x4a1d23bab854ce3ull, 0x99279a67d32d832cull, 0x3d0b6d981a27647eull, 0x3b314991702ac20aull, 0xa1317c24bd251d90ull, 0x1612c2c07e7eb73eull, 0xfe1629f819b506fdull, 0x36f976a93568d822ull,
    0x8b0608691d301135ull, 0xb463a95a93373cd8ull, 0x212ca765dee691f7ull, 0x4b522df8352cbed7ull, 0xd7ef6745ca905091ull, 0x38f27f62cd744171ull, 0xfb171dd9609e2408ull, 0x29c85e6b311c3a11ull,
    0xc9313977f32584c2ull, 0x2e311690cae585a1ull, 0xa6fe7623cb8c0d25ull, 0xdf2ba76e34ebbf9eull, 0xb6dc3ad3ad9e0c1bull, 0x834f83a19fde98ull, 0x860f88180b3f2f1eull, 0x5f916b2d4d1f45bull,
    0xa08ee826617a0d02ull, 0x9912edf45a0f07dcull, 0x5a508440d6abceefull, 0x30fd5692c262e0caull, 0x32344634e1c26fc0ull, 0xd5fb8edff5433c54ull, 0x74fdd692ee4f8d2full, 0x3035adde377081b6ull,
    0x1cf35e0d614224caull, 0x8d8a926bb51e3e5cull, 0x2f933eb6f18784caull, 0x22344e83b5ca7e1cull, 0x7fb16703f0050449ull, 0x2a64020005960100ull, 0x5ed54e14e5da1f91ull, 0x1752fc3303b96fcull,
    0xa0b2934536065c2ull, 0x882376445c4a3b58ull, 0x88923877f4d315d6ull, 0x326ce4c0ccdceb76ull, 0xf623d6b890eeb927ull, 0x306d56e8d6a0d315ull, 0xdbde03c3193566fdull, 0xa182afcb15df3976ull,
    0x432504c092393321ull, 0x400108600c01d32aull, 0x7a2505ff5ebab596ull, 0x21a81b01882c25d8ull, 0xb92440835e2730bcull, 0x29952a3866a43995ull, 0x713aff1628f93528ull, 0x29a558d15e3d09bdull,
    0x50c40c4d19251048ull, 0x566374f8a7cbf722ull, 0xd82f889d5e7f5043ull, 0x75e89b82a94065c8ull, 0x9ac756fdd793d263ull, 0x124a1cd41a0bca1aull, 0x77ea9113edd8f7eaull, 0x5d9c2fc92ba1fe41ull,
    0xe6208982084da7c8ull, 0x919712b44e962995ull, 0xca05268c57835861ull, 0x66ebdd03a37c6beeull, 0x77af85bda30b5853ull, 0x21970a15c38076a1ull, 0x5825052ca4281b15ull, 0x489706d955a009f5ull,
    0x4250c1c2a14eca1cull, 0xfd1ebb12ece4ac9cull, 0xbdbfefd46a62590ull, 0xcac7a4c4ffcf19b5ull, 0xbd231a3406531db7ull, 0x554374dc86db59a3ull, 0xda0784bd52ac19d3ull, 0x911e1a14a82b979aull,
    0x7d6105cac64bf935ull, 0x5b3504fc562b5065ull, 0x4bdc7fd3ffd26fd4ull, 0x3d4833fc7820797ull, 0x1f9717fd4f9027f4ull, 0xc4c3284c01818127ull, 0xf5e1df928a5b5b97ull, 0xcb9eaa7b7da447f5ull,
    0xe30120ca846bea1cull, 0xcec8c923ff64efc4ull, 0xf652159239c1d10cull, 0x48dc233c7ea554b7ull, 0x3cef942fd67b3decull, 0x4ee7667d56823d71ull, 0x10201225030a9f2eull, 0x169e0b32ef80c65aull,
    0x426df4caf6ceull, 0xc00108cc0441ull, 0x5a25666ad6a8ull, 0xf5a84802a87cull, 0xf12504c2164bull, 0x29b48b32013cull, 0x12263a4e11cbull, 0xf261cce2fa6eull,
    0x5fc105a57347ull, 0x546bf5cef7dbull, 0xda6333165fc0ull, 0x34805933ad59ull, 0xac746fdf711ull, 0x312081a7324aull, 0x7cce81418598ull, 0x399d3a5d0c3cull,
    0xc66221c2004bull, 0xd02d86fe383aull, 0x580d02cc5714ull, 0x34e8ddbaa26cull, 0xaad8123e764ull, 0x299cca0b483cull, 0x8915800a826cull, 0x48d5e4b9a18cull,
    0x99e07e5e685ull, 0xfc38bb1aece0ull, 0xda037efed6a7ull, 0xf6eab192a9caull, 0x4e63674236e1ull, 0x7c4b7974e7d9ull, 0xf945051e0208ull, 0x10658ce6a04full,
    0x464aa5e2e7c8ull, 0x8bf433f976e6ull, 0x72c234dba99eull, 0xbd476dfe5c0ull, 0xf8c5075d25d8ull, 0x8adc2bc17985ull, 0x25dd99b3a364ull, 0x8099fe5a0182ull,
    0xc662e1c0a449ull, 0x6efa7900eff4ull, 0x34c674bd6085ull, 0x889508e13d77ull, 0xfcee9523fcfeull, 0x5694e91509b4ull, 0x32102e20268ull, 0xa970ebd6737ull};

BNN_TABLE int32_t bnn_limits_3[48] = {
    187, 191, 195, 186, 185, 192, 193, 190,
    179, 186, 198, 196, 189, 190, 197, 201,
    184, 191, 190, 213, 192, 194, 193, 195,
    198, 189, 202, 197, 191, 188, 190, 187,
    193, 192, 198, 184, 191, 185, 202, 197,
    186, 192, 194, 188, 202, 195, 189, 197};

BNN_TABLE uint64_t bnn_weights_4[448] = {
    0x7756dd38845126d3ull, 0x2e16e997b0e9ae50ull, 0x6f13abe9ba012e17ull, 0x473d1edf7b3597bdull, 0xa8bd5ada5476e421ull, 0x9bfa13fa17cb8be8ull, 0xee17346920c9098dull, 0xbff771063f20aaf2ull,
    0xe7a9451bb0e3e32aull, 0xce99e5cebec4bbfdull, 0xc23db09668d1c615ull, 0xc56cb66c4e0ad00bull, 0x4c8e91c8c1db68bdull, 0x584fedc49d3a5c95ull, 0x6516127a70c34507ull, 0x9cdbad0a62859668ull,
    0xf9c0fdc2191a3150ull, 0x3dcc7773e9f27c2cull, 0xe51515f51f08ecd1ull, 0xa8f0b470d5dec908ull, 0x101d587c639e5089ull, 0x2410a4cf1c13ac14ull, 0xb9e8570ec604dbecull, 0x86b3390973c58bdeull,
    0x9de4d60f1f2caa5dull, 0x8f141660435e85b0ull, 0xf3d9dbb3913ac9ull, 0xbfb0e2dd57d6a3e1ull, 0xe706db1fe14ac99cull, 0x1cca7879fcdc72ecull, 0xb4cffad8a47dbf52ull, 0xce973b7006895158ull,
    0xca03c3672f0a6ac6ull, 0x33fc7d8ab4b01feeull, 0x6d2c97475d08ed2dull, 0x6e642b4296492f79ull, 0xaab5c0d7896a4af5ull, 0xc84692c09c3ca255ull, 0xe483260fe8d2cb87ull, 0x62229cb439e4d687ull,
    0x584e7cb790161cc0ull, 0x53dcff8034b13fb1ull, 0x9e97204fcfae526ull, 0xe5be32a13264159eull, 0xf20b2240c5f0e746ull, 0x93a03ee47e9eab81ull, 0x233240dfbc7223a3ull, 0xda95165c489c92b5ull,
    0xeacd8fa60fa0caefull, 0xc82ecddfdfeaddecull, 0xefd009882d1369bull, 0x23d45da81b2c0abdull, 0xe615d28f6d90d644ull, 0x60f8c5d4c9427b74ull, 0x5c89ad016fe03e35ull, 0x4bd017b85f800a3ull,
    0x6412a00975499c3eull, 0xa865224c465a0c66ull, 0x8ab8ed5badf8a2ecull, 0xaeafe522bb132755ull, 0x8a55105df9fb224dull, 0x14f6809cc0f2d26cull, 0x8697e9173589f016ull, 0x26d61f22fa5c174eull,
    0xa5c027534593a461ull, 0x6e1fe695c9cf714bull, 0x42e552ab9f3d883full, 0x3e1511f9f913365ull, 0xa70189bc40f1d6beull, 0xa3296f400707374cull, 0xb234a9d9376ea618ull, 0x9c292ad7c9973c37ull,
    0x74284cc812beb26bull, 0x3e6d6e139b48ef5dull, 0x75d04f3120d04142ull, 0xc74e651432a6495eull, 0x318b18ce35e0807bull, 0x1e85d143790834a5ull, 0x25b1ebd5d67f70a9ull, 0x83c31edc1d2d2303ull,
    0x9ca93d48d44a98b8ull, 0x30677fcc7119e0dfull, 0xa357af738b256c25ull, 0xaab8feec44524e78ull, 0x7376342d98a077f5ull, 0xf0b28afb44559432ull, 0xc812f9e8b07ffb86ull, 0x2c07a693fdad7023ull,
    0x65c7baf7b33e364eull, 0x104a0f1712475248ull, 0xe1f9c0aadd28a7f7ull, 0x32c0db7616e35e5full, 0x62f35452c15ee4ebull, 0x212928d3fba84be5ull, 0xbd590cd9d9846f7ull, 0x644982132171e1e9ull,
    0xf1f082e7b457705bull, 0x5fb75dcce81abeb6ull, 0x4f8d7eccb717480full, 0x3de7c227dcc78d5aull, 0xdc0b889baddfcd78ull, 0xe5c01603b0506c6cull, 0xa2016d4ab242e719ull, 0xb4fa23fadea9bdbaull,
    0x3fdc9a1ce14c9ccdull, 0xe78525375b1066a1ull, 0x1d1f0ce9106ff87aull, 0xc92becbd4f253921ull, 0xe7d0a2bb23c045b0ull, 0xfd97e1a936d1749eull, 0x7a5c23bb9eafffb6ull, 0x1b16a9ddaf94b36ull,
    0x978aa37f54f592aull, 0x87ca3d2ce176c7eaull, 0x132630bebf810f03ull, 0x49dbc0dcdb371d4bull, 0xf072610be686eed8ull, 0xf7f362bdd18f89f2ull, 0xf195a4d2f490908ull, 0x237904359053c3f9ull,
    0xbaaa73622589b468ull, 0x8900fb6d773fc958ull, 0xbc019bdad0393808ull, 0xa6c9eacef403fd39ull, 0x1e3e28d59182dd78ull, 0x735a34f8351b75c3ull, 0x66fc86a5384d76dfull, 0x6903a7359b21a802ull,
    0x9108ec5d7e062933ull, 0x9d779f9a3cf0a9cbull, 0x2b23b64fbd063a39ull, 0x3a53b2cf5fe97f1cull, 0xa0de1dbaa3957151ull, 0x8f490b287cdd9b27ull, 0x890fb4d9bb9303feull, 0x39213c8b0e97c715ull,
    0xb0c827dd78f5ebeull, 0xeb2e8f12bdec8fc1ull, 0x3e82480247358e4dull, 0x16004e4e5044a507ull, 0xc0fa89fefd88d968ull, 0x23c5443ac914eb02ull, 0xae727467001bdd6dull, 0x300c66099f6a8f0dull,
    0xd5aa8d5f2c4268faull, 0xfd9d68c3ce55503aull, 0x8fff1bb3c991ab07ull, 0x1870f34281aa24ceull, 0x34455c92360457a8ull, 0xe5230d0a39f500d0ull, 0xf7366e6469477275ull, 0xdb1967cdd202cdffull,
    0xd382876c9bfec573ull, 0xba1866cc56bdc953ull, 0xc14abd193edb0578ull, 0xecf6df6e96f65175ull, 0x341ff2c5190a65dfull, 0x7a209e92846ccb0cull, 0x210424c91e5f45d9ull, 0x1648777dcc958201ull,
    0xe317af888acc26d2ull, 0x6b44b4195b6cee9aull, 0x253ca62c1bdc547ull, 0x287af07bad13cc9eull, 0x8d8109daaaf58facull, 0xd1f8a87baa172772ull, 0x680bfc54b797a355ull, 0x7ea30c801131f012ull,
    0x3a82c05221a8d34bull, 0xc7f13e3419d39323ull, 0x12084b7ac56c956dull, 0xfab754d012d59d47ull, 0x7740a178ed8723c2ull, 0x127ee5fb4144f6f0ull, 0x709ffce0a36713f5ull, 0x6241628d9a479dd1ull,
    0xf6e40e2cfb6cd97full, 0xd7fb8b5878f876f2ull, 0x849827b46fdcfcaull, 0xd30eab3c23fd9cc7ull, 0xd7810828640462c2ull, 0xefe2971c3dfc9d4full, 0xae410ffe1775f944ull, 0x657fbfc99bc69b91ull,
    0x3001308c23b2113cull, 0x9ebdc95ee406d91full, 0x8973cfce86f6febfull, 0x77838b3be5bdf582ull, 0xf98ee4796617fb80ull, 0xf4bc6db456761771ull, 0x419fb5e1f552becbull, 0xd3beb66cda4f1f35ull,
    0xfb46c59ca77dee46ull, 0xe622ad65e74dac56ull, 0xc2b9783358078592ull, 0x4a9f3d51624dcabdull, 0x82178fe14f998015ull, 0xeef19e2d6f8c3f55ull, 0xd8e9894da5099af1ull, 0xa9063fa1740ba117ull,
    0x4b91a02e65e07b9ull, 0x5c138f3c4f4f9c5bull, 0x2a12e9244c44413ull, 0xad54b2c24ff631e4ull, 0x8aedc1de917ae9acull, 0x3104735544f3f12eull, 0x72d73ea074354097ull, 0xdf426d3d2285dceaull,
    0x22d00009182800ull, 0x5e4d751e64c85e45ull, 0xec38874d233dcc32ull, 0x5ba05abf363a5bbull, 0x5a4e6400249d780cull, 0x9ae1e5d7098ebae4ull, 0xaf9d752348828bdfull, 0xe3f39f2974479693ull,
    0xb2732152e6ca2965ull, 0x3f06291922c4570eull, 0x7522d57e951a3d62ull, 0x83824df793d2baffull, 0xfdca497fe0c1fd42ull, 0x809f7bb0dea410cdull, 0x32d96d012c855257ull, 0xa33705d96067c017ull,
    0x22a97076e01bca61ull, 0x7bdd67de8e0039ecull, 0x5bec22ff9234ede8ull, 0x55268ec6cf5a0d24ull, 0xad9dec38b38aad9ull, 0x46231154e87a620eull, 0xede822aab2b1a5aaull, 0xb9c83a821e8411a9ull,
    0x5b4672b6f7c335aaull, 0xddffd3797b35d2ffull, 0xdfbf920f8b3bffe9ull, 0x8c615775110850d8ull, 0x90f92bc2027e9af9ull, 0x10e8624066fb116cull, 0xa63397af7fc5a753ull, 0xde11eb4109c9bf41ull,
    0x57157017180c7f6cull, 0x7dbadf7e9368fdf8ull, 0x92f58d8107f98efdull, 0x4e55c21eafcc5b64ull, 0xad00f202cc082d04ull, 0x3ee4c9df1a363ee8ull, 0x598caea0487e90d9ull, 0x942c49dea3d5b36eull,
    0x8ad1298fb9a082f3ull, 0x2e9795a78972a516ull, 0x1beab37bb54c8f12ull, 0xcaaf3115280beebdull, 0xaa6581896c7f2607ull, 0x2512545ce5c27516ull, 0x90f54c1fbcb3a363ull, 0x9addc979b1e69affull,
    0x44cc142649dea6c3ull, 0x7d829af5aea765dfull, 0xa44bfd46783b5c26ull, 0xa3c9e3b8cf00336dull, 0xe3defd38f656351ull, 0x1f2c13fd9e45670dull, 0xad91dbd322402a0cull, 0xfdea9a751765912bull,
    0x566d55ce3a02557cull, 0xc0e6353e8fec4b6dull, 0xe073667326d254f0ull, 0x4d84d64583d7c77eull, 0x1fe493d9d11bbc72ull, 0x5433a10477fe34f5ull, 0x34378a9153292fa5ull, 0xe6aab726c57e8367ull,
    0xa7fc22608020443dull, 0x6c997944b544e049ull, 0x4315f69b8a1fa22eull, 0xe291271a87aa9f27ull, 0xff23a5b351403029ull, 0x8d0998f020d030baull, 0x6c686d063de35f88ull, 0x777d5e0bdda7b047ull,
    0x532c5ade6d7f77c8ull, 0x67c4102c695fb0c0ull, 0xb5eba8df547cd973ull, 0xa9b07a770b7133c0ull, 0xac81e924c5ffaa51ull, 0x8ea8bf65d130b161ull, 0xe4c9112ef98a0f94ull, 0x65ad9899c9bbfcd6ull,
    0xb59e89e470daf87aull, 0xd1f33157711f8bf5ull, 0xeb54c39be0dfbb84ull, 0xe6c3a50686844feeull, 0x478e92d5dae3993aull, 0xc973af14fadaf2fcull, 0x29e597d772583635ull, 0x5e1283fd7264c7adull,
    0xe152253ecb4975c9ull, 0x3bd406e7d33bcb67ull, 0x6b3ccec5c96fdf37ull, 0x85ca1afd9044c12aull, 0x224edc8982ca0ffcull, 0xd137ed423620759bull, 0xecd22026bbbf629dull, 0x30a1c80aae81489dull,
    0x7257cfb681ba8c1ull, 0xa197b699577c8323ull, 0x85db02b5e19397e6ull, 0xbb9d2adca8d64cdaull, 0x87671aec05ef91full, 0x933fbdd8c99f8f06ull, 0x887be8473460cd0eull, 0x3789defe098de5d9ull,
    0xb081ab738defbea7ull, 0x491f6f02fd870d33ull, 0xcddf8d977a5b3007ull, 0x883be1bcd10d2869ull, 0x7e6d943fc2203938ull, 0x7c8c1646a476f05bull, 0xb291cbf3728ceff8ull, 0x877c580ac379216bull,
    0xa10c44684406b320ull, 0xbf6765cb9c36bd77ull, 0x7933d856a5164d77ull, 0x15fb389fac9005full, 0x9fe57d9fee118fcfull, 0x8620478c1ef58b03ull, 0x894fbfcc9af3498full, 0x3261f1d982851035ull,
    0xa01d7ec16bf1328ull, 0xcf3dc347741b2f9eull, 0xecf21ce235d7ecf6ull, 0x47b34fa4b1ddc724ull, 0xc1f71fb0919cc8feull, 0x27f527b3f56c06f1ull, 0x3a8176b952ff0ad0ull, 0x745e824a5e68705dull,
    0x980c6e1a2420be8eull, 0x8d4ce5c95c46c55dull, 0x96ea477475bb9fa9ull, 0xd3be817a7923c73ull, 0x3de1980bed8a2fe3ull, 0xedc7178c1ef6cd80ull, 0x3d31688162171693ull, 0xba20767d94fb5a38ull,
    0x1f65edca23179301ull, 0x6b9932c8502e7f10ull, 0x516f95dbad56c16bull, 0x55dfb3d02bd9eddfull, 0x255ff8c1cc03205full, 0x7c9bfab61fddf79bull, 0x6b2065c912676800ull, 0x61d775f7e116b6c0ull,
    0x205ca00cd860b676ull, 0x45a795f331ce69d4ull, 0x42daba302fa81639ull, 0xaef6c7d2a503281eull, 0x5b430bb8bbd9aac1ull, 0x4ca97a610431d3ull, 0x6bbb1ab2b7bc6ba9ull, 0xbea25eb613fd7bc3ull,
    0x54bef3d2252a701eull, 0xd33b3b54fffdd3f3ull, 0x820b2b345fe9971dull, 0xe97531c8d8c8ed73ull, 0x24a0274d8c91b08ull, 0xc67ce7605842867cull, 0x1fa167c9ac73309aull, 0x2921a4c1d0020134ull,
    0x3c11b6857ffe86a0ull, 0x3e71503587993b61ull, 0x898125d982b5e85full, 0xe21ca6cc7b64810cull, 0xb286cece25045b90ull, 0xc99b8b7f9bdd3dfbull, 0xfda2d87602dbf762ull, 0xe93e32a5deea592full,
    0x8cf3bb4abf34851ull, 0x9d85cd32af04943full, 0x17f2f65dad02bc71ull, 0x3115281bce8c62b1ull, 0xc32936c81126c3a8ull, 0x104ce5c90c07f509ull, 0x4f8f1e91b3fb6bffull, 0xc77eb974d8cb9f7eull,
    0x439e8efa717dull, 0x27b777dfa566ull, 0x589349708397ull, 0xc95bb911ca88ull, 0x9dede55dec17ull, 0xba41634ddef5ull, 0x22600f9c98e9ull, 0x3225f119e500ull,
    0xe63d7dc27b9ull, 0xcf2881454c1bull, 0x7cc610f02387ull, 0x83d35772b9dcull, 0x695314929395ull, 0xebe417fdbc48ull, 0x7301668c72ffull, 0x76d8de7e1d6aull,
    0x1ea07e973473ull, 0xa56ca5495c04ull, 0x72dbba3ee5a8ull, 0x5dbbf3a7a59aull, 0x9529992d6c8aull, 0x60d21594b2e4ull, 0xad456591ca93ull, 0xbbb31e6ee3f7ull,
    0xf67f5a8a512ull, 0x6b1fba82b760ull, 0x3d378453a416ull, 0x9a0002402ull, 0xcdbfd957dc9bull, 0xd157b173da9cull, 0x6a8026b812f3ull, 0x71d374fab146ull,
    0x1818e89212a0ull, 0xc10d8d957384ull, 0x501cbeb228ecull, 0xb6b64bf6c50bull, 0x90cf083a1bc9ull, 0x5248eb7c6101ull, 0x6b1836249cbdull, 0xb2a45fb59299ull,
    0xc47cf1455c0aull, 0xd11f9b7effccull, 0xea1f3b865ff9ull, 0xc9606860da45ull, 0xc2f25d7691ddull, 0x746c24615aecull, 0xefa7279dfeb3ull, 0xefe364c7d257ull,
    0x3809a2407f4bull, 0x1d3d7525459full, 0xc399b390926dull, 0x2ac64c9a3a41ull, 0xc726c94d2d46ull, 0xeb9f9fde3ffcull, 0xbca2dd23659aull, 0xc19c9b27d888ull,
    0x8fff9f3efbf1ull, 0xafa14d37a617ull, 0x7bf232dc5f4aull, 0x11196925d2a1ull, 0x5870328a9864ull, 0x1ee5e35b2c02ull, 0x67bc1fa531eeull, 0xd3da9f76d9deull};

BNN_TABLE int32_t bnn_limits_4[64] = {
    207, 228, 217, 229, 223, 215, 209, 214,
    215, 231, 205, 208, 218, 216, 224, 219,
    193, 220, 223, 217, 208, 201, 219, 234,
    223, 204, 221, 217, 227, 227, 207, 215,
    206, 233, 220, 217, 212, 207, 218, 216,
    213, 240, 226, 207, 206, 217, 230, 206,
    217, 234, 211, 214, 196, 239, 213, 216,
    213, 208, 226, 215, 205, 208, 228, 228};

BNN_TABLE uint64_t bnn_weights_5[387] = {
    0x47b961aa47b36e13ull, 0x51e32106bc35fc4aull, 0x300821ad95058407ull, 0x204633a8c3576fb7ull, 0xd5fc210e1b37e843ull, 0x260da167d77af41full, 0x7453f126c5b24c37ull, 0x44612127ac30e403ull,
    0x5409b16c4399e048ull, 0xd3dafc065754eull, 0xe418b12edf73a543ull, 0x8511124d55cb5e2ull, 0x46d981af8c1c86c2ull, 0x44a131ef8b31a54aull, 0x3c102120cf3e65dbull, 0x2047a37fc8c0fe8dull,
    0x4a47a18a85094612ull, 0x548b21cfef0ae603ull, 0x1cc9253d1614244bull, 0xf6b941659f133807ull, 0x65db155d9f14a401ull, 0x7418113dcf968cceull, 0x3b2d39ed1768a99dull, 0xe429376fce39ac02ull,
    0x6431257f9612ae2bull, 0xa44b300f4607a54cull, 0x7413214f4e33ad62ull, 0x685a206eaf140aafull, 0x28cd20c55a4fb3c0ull, 0xe83cb3a7973de10full, 0x6473b6a3f418b108ull, 0x749a316ebd32acceull,
    0xbecb7f5c2bc125cull, 0xe98be122db72e6dbull, 0x493c528e918dfd04ull, 0x2c0f210a856663c6ull, 0x946a311b14c6a983ull, 0xb4c962678b4a60dbull, 0xc8b21238f16c48eull, 0x7e8f6327ce372463ull,
    0x7a9d45099c2d4c63ull, 0x5f0166c900cd90f5ull, 0xd4ab7756f9a2ce15ull, 0x494921b3093b2612ull, 0x452301b3ad30f75aull, 0x225061ab7143a687ull, 0x254213acc1d66491ull, 0xc0d923ab4b3aa405ull,
    0x216dc0635572044dull, 0xb6c3c9e7f5d3e685ull, 0x84f9310366328705ull, 0xc0991280635aa40dull, 0x615f3755caa45520ull, 0xd542f3af44bdb446ull, 0x7413e10b9f1aa29full, 0xe653e12f57bc9784ull,
    0x49c2b1ee7a18a60cull, 0x2d0265e45733e5a5ull, 0x6854a2c4680c3e07ull, 0x5d5b208a6b792402ull, 0xf4cbadcd7c0af683ull, 0xf8912d275413a4dbull, 0x81f207cdcafca267ull, 0x85f3b1adbf1cb647ull,
    0x6f5a0935e0108c8full, 0x99c43de53c49aa85ull, 0x8562f7afaeacaa4eull, 0xe772257ff92a862cull, 0xc453512bdc0ba054ull, 0x3457e9cf66e7f167ull, 0x7816a8231733789full, 0x6f4521c33d595298ull,
    0xe94833e6f59d9128ull, 0xf55237e2bc18a64dull, 0x649a893cbc1e848dull, 0xcadea70277f8a40dull, 0xef52a1e151c6a5faull, 0x693b4bfebb457c83ull, 0x84603e3fc28e8c86ull, 0x8926f58f89723419ull,
    0xc78c777f708e38deull, 0x2dc50bcf7a5ae68cull, 0xcb93bd08fdf3a419ull, 0xf88d7e3d9bc53b56ull, 0x6190479121c9e393ull, 0xc0fbf78a3dcbeed4ull, 0x895b29b7197b20d2ull, 0x457e29b35532e482ull,
    0xa554659f6a828d83ull, 0xf456b1aec2d2e511ull, 0xa0d964d3407a8a89ull, 0x21deb0aa6873c4d4ull, 0xfdceeb4461d6c2a9ull, 0xa1fcf98247f387a1ull, 0xa0d0b083e47aa0a1ull, 0x615b375603c85d20ull,
    0xc5e33fc300d8bd04ull, 0x7323212b406ea206ull, 0x7779c12f45c92605ull, 0x7146e18a709ae3b8ull, 0xe51ae32353d7e1a8ull, 0x585031c66a483c22ull, 0xf1592bca79722c14ull, 0xe40ae98f72caf083ull,
    0xf3c9f526149ec41aull, 0xb216078f63ec0883ull, 0xc323da2921084635ull, 0xeb60b10d58cbe08cull, 0x8221d1a36c486000ull, 0xe93be7e7c8c9c623ull, 0x7b7e2d572c6f9670ull, 0xc72ab12f504fe411ull,
    0x75df331f22f9f3a1ull, 0x710ef42a5372e08full, 0x646b342769ac6092ull, 0xf869af162085c708ull, 0x4af3334e2c5c2440ull, 0xca6fe52d3249f201ull, 0xfbe4f840404a4f99ull, 0xcd52f1db75dbebd6ull,
    0x7418fae73356b183ull, 0x5a6d379706807d80ull, 0xe80d4f210a43b49bull, 0x8ee67f136cd27890ull, 0x2d9d27a7325aa148ull, 0xf396e10813cb0f33ull, 0x5f1af4fc492e289eull, 0x250ce78ac38eeaf2ull,
    0x436adf8a7c8db63cull, 0x576261c8159e62f3ull, 0xc36607d63d783cccull, 0x6258292f85239c06ull, 0x30584161cad1470eull, 0x8b7013be111cab89ull, 0x3f11c167d7f370dbull, 0xdc573079f5db70ceull,
    0x6c2727671f1b9009ull, 0x1c4bb1ef494bd168ull, 0x712d31a54231edccull, 0x255221e55f8ba0c3ull, 0x259241c81769218aull, 0x3443019dae9dc58eull, 0x7402314f0f7b251dull, 0x3d5539b94d3301c9ull,
    0xbc178b77ba54e60cull, 0xed14c4a0f140b51cull, 0x658321c76f237600ull, 0x18ca3cf534f306ecull, 0xf6f425e44a2df9c5ull, 0x2518b9295842a663ull, 0xb7da18df1ea50487ull, 0x5a570d83fd695784ull,
    0x763d41ef4727f1e3ull, 0x3ef321f734daee7dull, 0x20d8f01b1713aba1ull, 0x114238c325591d7cull, 0xa3d2e4c82d632aa7ull, 0x35196b132c67c568ull, 0x301938a3c5697dbcull, 0x74b33346b61ab81bull,
    0xf2f8214c8e3b3c83ull, 0xbb5a0ed13ef866d5ull, 0xeb032b217d56e6a7ull, 0xda19737f19096dccull, 0x3c19296db956a3d4ull, 0xfd9a39d5997a3d0cull, 0x712a42f57784f4efull, 0x2cdb284b9e4e518full,
    0x813b302d9ea85e2full, 0x491f452d2f7dccdbull, 0x577066bb2fd92a1cull, 0x8aa71327bdb8a691ull, 0x146be90e443666a7ull, 0x4b660bba0c3832daull, 0x625065ab3c7b3e12ull, 0x50c09268c29f6d1dull,
    0x8b7833ae200d2301ull, 0x5b90d07b547b20c9ull, 0xdf60e27ef59ff2f6ull, 0xe8af212b7f1bb70full, 0x85fb98b735beaa8ull, 0x636d93444231a40cull, 0x40e273cfd4c9e844ull, 0x7582eb4897ad36beull,
    0x165243e83699c684ull, 0x4242b16e2419b71cull, 0x25c07fa1453941ecull, 0x28123aa7205e340eull, 0x71524784eadae499ull, 0xc7c06fd2fea2f445ull, 0xc9c23e7d14298049ull, 0x85d21bde0bb4eb20ull,
    0x85ecf4885a24ce47ull, 0x373a257d26271940ull, 0x81e3d7de5ef81f05ull, 0x16b9c7d546a1a926ull, 0xecbb2f360292c3abull, 0xe26290081dbf8f17ull, 0x847230cd25ac1dc7ull, 0xdc92206082b370d3ull,
    0x5b254e0168ffc25aull, 0x741e2937c92b59e5ull, 0x26b8ce42bcfa3a56ull, 0x7e5820ef8e11f405ull, 0xb469d2074d8421cull, 0xed16f6a194c26752ull, 0x3187ffc190129dcull, 0x8ea2eb0f32524884ull,
    0x8f26f02cd1e8d13bull, 0x74ca4fd33cd0d4fbull, 0x4f71c7ce125ec70cull, 0xcac3860abd854b3full, 0x7b8b4f259b38ae93ull, 0xe4e0ece56058eb1dull, 0xc6ad676e5cc9eb4aull, 0x28731883425e22a7ull,
    0x4e7630bb043b32faull, 0x26747d2aaa7b2e02ull, 0x33543de8c21d6c51ull, 0x8a7135ab25532330ull, 0x5856f1fb443326d1ull, 0xae52cec824b7c2b7ull, 0xf39ed12a7c8b97cfull, 0x2853d983f77baa27ull,
    0x6175430a4bd04d20ull, 0x40a17bca88d99b24ull, 0x61a0a24d92bdf44cull, 0x6772c3a811c94306ull, 0x5146f72aa41ce639ull, 0x81d2ff8301d94938ull, 0x49363dc6214a1482ull, 0xe0d06f823c03a410ull,
    0xe080ef96f6eac005ull, 0xc3a9f405c42c8941ull, 0x24390f902e151a38ull, 0xc0e699daa2a47f14ull, 0x23bc6f3c38339cfaull, 0x3013c3c6adec5705ull, 0x6fea8f9962998b87ull, 0x98ba3d2405a78728ull,
    0x4663210ac57c1f17ull, 0x8ff21fffa718ff87ull, 0x9cc17626a293a895ull, 0x3a040631c6af608eull, 0x340ee93fcf0b51c9ull, 0x6ee8ce4b745231cfull, 0x181141ebea51fe85ull, 0xcb46989060d85615ull,
    0xd9c4f58aa9caef54ull, 0x2599fff711563298ull, 0x8aafaf06895a7888ull, 0xe52342bbdde66473ull, 0x2e8e3f03fc5af29bull, 0x4f7247ce325e8f4dull, 0xf8454300badeee2bull, 0x6f9ae43d034a09faull,
    0x60d5e1e40094eb22ull, 0x42fdd7ce1485cf6eull, 0x704249403c9de28aull, 0x212dac165d689090ull, 0x633ba83f15690c00ull, 0x291871e19eb9074eull, 0x3b121c7f141db988ull, 0x1f19b1edbb8d74c1ull,
    0x5fb7b674db5d32b5ull, 0x2dbb05fb1e0fb145ull, 0x2f4ba1670b5b1568ull, 0x719f31bd0b3920c3ull, 0x2d1264dd974b71c1ull, 0x25b672743f212e11ull, 0x2b1260310fd03188ull, 0xb8122c911e7b05faull,
    0xfd5325bdaf3954d8ull, 0xb4927a75b613f18eull, 0xd2c64ff998c5407ull, 0x65934170bcfb308dull, 0x894a3cd564f9d1ecull, 0xe3460736596c1d85ull, 0x2c089d6b1353a76aull, 0xd3db515d8ee91405ull,
    0x2e17c10ad65b4596ull, 0x3016618209e749f2ull, 0x2cc30bd734fbd9edull, 0x205aac8216078b60ull, 0xf9d33a71a8d8119cull, 0x42e2b3781812ebb2ull, 0xe5b9ed5f15321762ull, 0x509da883cfb76563ull,
    0x37b4074ebf0eb887ull, 0xf72f2846c2ad7c01ull, 0x39d04e315e9dc60dull, 0x7a97296bb435f2c7ull, 0xda9b25273b4a7081ull, 0x688224053f7695c0ull, 0x289239719d7bd580ull, 0x7b1962f13d6169beull,
    0x2b9b2a279a4a0d0bull, 0x5b3946bf90d96c2full, 0xb33412f555de0feull, 0xf21ce43a5f5c22b0ull, 0x3fb3c1fdde8fb3fdull, 0x201c90c6e33e5aeull, 0x49eac99d0c69329aull, 0x6ab3f5bb1c7b0c12ull,
    0x5990f569d618cf4eull, 0x127a373ca4093a0cull, 0x5bb0d5d9d02971c7ull, 0xc7ece67c64af71e7ull, 0x69aa012b771ab329ull, 0xa5db9ee635aabf8ull, 0x2b24f56c2959841cull, 0x492275cf5c49c170ull,
    0xc5ab6b44bfacd21full, 0x8f0245e8245b409cull, 0x2a86bd6fb409419cull, 0xf5e2692daf59459eull, 0x78311ab3b43bd1beull, 0x654066672884d58dull, 0xa7024312fddbe084ull, 0x5601cd564e9ed44ull,
    0xa9561fd6297e8ab0ull, 0x800eb23fdaa49c0full, 0xd5ba07ee1b2f0a71ull, 0x3663c282c6da2584ull, 0x1e3df49a43e709b7ull, 0x38ba2f6e1233cb6dull, 0x225284089dc98bb7ull, 0xac163a7aaca83f9cull,
    0x3e5b3f7c82b27793ull, 0xfcedec09c5b7d25eull, 0x3499a9937db35de3ull, 0xfa9ccb42fce6b287ull, 0x52ed20cf66437c11ull, 0x8b408a106c91d60cull, 0x6903b72ddd8c7254ull, 0xbe92ed643a4b1bb0ull,
    0x8a82a14d1a1ed018ull, 0xef047139b5c8573aull, 0x2f5b69f33d7b119eull, 0x4f50444e9aca452eull, 0x4b7dc60ebdc1ae9cull, 0x2b1241a1507ea4baull, 0xeed2f6b720c54e3cull, 0xc392476a508d4369ull,
    0x927998c622bb68eull, 0x57c66999343f6272ull, 0x3bf2f598283b5e52ull, 0x1354fde86e39de7dull, 0x9a79372cb5417b34ull, 0x59d473fa443937d6ull, 0x4ec945c824a7ff36ull, 0xf18e494a769893ebull,
    0x95189cef37feeeeull, 0x164f7286d5c86b8ull, 0x40a471caea7acaa0ull, 0xc1a01a0d9aacd04eull, 0x8b044da8808f4e97ull, 0x2e84772884176431ull, 0xe1eaeb8c25584bbaull, 0x31340ec434fb9d7bull,
    0xe24b4f46a0c5c320ull, 0xe382e322351bf085ull, 0x5a2c6f5e0196800ull, 0x8c3a0b0c3f271232ull, 0x80671396ea407c1cull, 0x84ba762f1a1d0a73ull, 0x361949e847da2d95ull, 0x8f7f9f9363898facull,
    0xbd3a370e97a3d369ull, 0x36054128cd7d7fb7ull, 0xfe23f7fab083c84ull, 0xbe533c348181bf25ull, 0x315da281c6b7b4ccull, 0x3588e86bdd9b51f3ull, 0xdc98da4b5ee212cfull, 0x781129e369537d94ull,
    0x9a669b9020ddd7dcull, 0xfa80742de99aeabcull, 0x692e76d128d1358ull, 0xa28faf2cdb1ff039ull, 0x3774f2bbc5ce63f2ull, 0x26bb7f6ffb5ea39eull, 0xf544dcc306bc75eull, 0x7b844b64ff97ee9bull,
    0x2ad6dc98005a0fb8ull, 0xa80633c628dc4a30ull, 0x806672e26dd543f2ull};

BNN_TABLE float bnn_scale[43] = {
    0.08654166758060455f, 0.06247689947485924f, 0.06807082891464233f, 0.06763505190610886f, 0.06701766699552536f, 0.06414592266082764f, 0.08454463630914688f, 0.06909342110157013f,
    0.06494822353124619f, 0.0759681835770607f, 0.07751040905714035f, 0.07002265751361847f, 0.07354923337697983f, 0.07227811962366104f, 0.07711266726255417f, 0.08398767560720444f,
    0.08229808509349823f, 0.07614093273878098f, 0.07626421004533768f, 0.08048632740974426f, 0.08215732872486115f, 0.07317835092544556f, 0.08322031795978546f, 0.07617936283349991f,
    0.08134741336107254f, 0.07450252026319504f, 0.07807531952857971f, 0.07504156976938248f, 0.08126509189605713f, 0.07035395503044128f, 0.07423800975084305f, 0.07410676777362823f,
    0.0756353884935379f, 0.07768423110246658f, 0.07859248667955399f, 0.07549252361059189f, 0.09011594951152802f, 0.08674534410238266f, 0.0704776793718338f, 0.07997190952301025f,
    0.07227346301078796f, 0.06854995340108871f, 0.08156808465719223f};

BNN_TABLE float bnn_shift[43] = {
    -3.195852518081665f, -0.2606479823589325f, -0.3414980471134186f, -0.4080102741718292f, -1.1400724649429321f, -0.8864080905914307f, -2.8331518173217773f, -0.7425139546394348f,
    -1.615941047668457f, 0.1086764857172966f, -0.8977307081222534f, -0.3285200893878937f, 0.6447320580482483f, 0.7049820423126221f, -0.9590598344802856f, -1.6025980710983276f,
    -2.5641119480133057f, -0.12099416553974152f, 0.6028521060943604f, -1.5065860748291016f, -1.5968468189239502f, -1.1690295934677124f, -1.1471524238586426f, 0.8510465025901794f,
    -1.7808382511138916f, 0.696482241153717f, 0.10260383784770966f, -1.1815614700317383f, -0.8702136278152466f, -0.6743119359016418f, -2.133903980255127f, -1.920073390007019f,
    -1.4112085103988647f, -1.5260250568389893f, -1.9215494394302368f, -0.32115015387535095f, -1.5265700817108154f, -2.2489373683929443f, -0.07711412757635117f, -1.4703692197799683f,
    -0.5257797837257385f, -0.7686156034469604f, -1.6041666269302368f};

/* The first layer: 64 sums of 75 pixels each, added or subtracted, and the largest of
 * 2 x 2 neighbours kept. Sums fit into int16_t. */
typedef int16_t bnn_sum;

#define BNN_KERNEL 5
#define BNN_STRIDE 1
#define BNN_TAPS 75
#define BNN_FILTERS 64
#define BNN_POOL 2
#define BNN_ROWS 22
#define BNN_COLUMNS 22
#define BNN_FRAME 1

/* Where the signs of a place in a map begin, in words, if there is a frame around it. */
#define BNN_PLACE(row, column, columns, frame, words) \
    ((((row) + (frame)) * ((columns) + 2 * (frame)) + (column) + (frame)) * (words))

#if defined(__GNUC__) && !defined(BNN_PLAIN)

/* Filters side by side in vectors as wide as the processor's, unless they are too few to fill them; as many neighbours
 * share a weight as its registers hold. */
#if defined(__AVX512BW__) && BNN_FILTERS * 2 > 32
#define BNN_VECTOR 64
#define BNN_NEIGHBOURS 4
#elif defined(__AVX2__)
#define BNN_VECTOR 32
#define BNN_NEIGHBOURS 8
#else
#define BNN_VECTOR 16
#define BNN_NEIGHBOURS 2
#endif
typedef bnn_sum bnn_lanes __attribute__((vector_size(BNN_VECTOR)));

#define BNN_LANES ((int)(BNN_VECTOR / sizeof(bnn_sum)))
#define BNN_GROUPS ((BNN_FILTERS + BNN_LANES - 1) / BNN_LANES)
#define BNN_LINE (BNN_COLUMNS * BNN_POOL)
#define BNN_AT_ONCE (BNN_LINE >= BNN_NEIGHBOURS ? BNN_NEIGHBOURS : 1)

BNN_INLINE void bnn_keep_larger(const bnn_lanes *one, bnn_lanes *kept) {
    const bnn_lanes is_larger = *one > *kept;
    *kept = (*one & is_larger) | (*kept & ~is_larger);
}

#if BNN_VECTOR == 32
/* A lane holds the weights of two taps, a byte each, and gets both products at once. Of an odd number in a row, the
 * last step begins with a tap that had its turn, and has no weight. */
#define BNN_TOGETHER 2
typedef uint8_t bnn_pixel;

BNN_INLINE bnn_lanes bnn_times(bnn_lanes weights, const bnn_pixel *pixels) {
    const int16_t two = (int16_t)(pixels[0] | pixels[1] << 8);
    return (bnn_lanes)_mm256_maddubs_epi16(_mm256_set1_epi16(two), (__m256i)weights);
}
#endif
#ifndef BNN_TOGETHER
#define BNN_TOGETHER 1
typedef bnn_sum bnn_pixel;

BNN_INLINE bnn_lanes bnn_times(bnn_lanes weights, const bnn_pixel *pixel) {
    return weights * *pixel;
}
#endif
#define BNN_STEPS ((BNN_KERNEL * 3 + BNN_TOGETHER - 1) / BNN_TOGETHER)

/* The tap of a row with which a step begins. */
BNN_INLINE int bnn_tap(int step) {
    return (step + 1) * BNN_TOGETHER > BNN_KERNEL * 3 ? BNN_KERNEL * 3 - BNN_TOGETHER : step * BNN_TOGETHER;
}

/* The weights of one filter for a step. */
BNN_INLINE bnn_sum bnn_weights_of(int filter, int row, int step) {
    int part, weights = 0;
    for (part = 0; part < BNN_TOGETHER; part++) {
        const int tap = bnn_tap(step) + part, at = (row * BNN_KERNEL * 3 + tap) * ((BNN_FILTERS + 7) / 8) + filter / 8;
        if (filter < BNN_FILTERS && tap >= step * BNN_TOGETHER) {
            const int weight = 2 * (bnn_weights_1[at] >> filter % 8 & 1) - 1;
            weights |= BNN_TOGETHER == 1 ? weight : (weight & 255) << 8 * part;
        }
    }
    return (bnn_sum)weights;
}

/* The sums of one row of positions for the filters of one group, or what is larger in the line. */
BNN_INLINE void bnn_line(const uint8_t *rgb, const bnn_lanes *weights, int is_first, bnn_lanes *line) {
    int x, i, row, step;
#if BNN_TOGETHER == 1
    bnn_pixel wide[BNN_KERNEL * BNN_SIZE * 3]; /* As wide as the sums: so one goes to all lanes in one instruction. */
    for (i = 0; i < BNN_KERNEL * BNN_SIZE * 3; i++)
        wide[i] = rgb[i];
#else
    const bnn_pixel *wide = rgb;
#endif
    for (x = 0; x < BNN_LINE; x += BNN_AT_ONCE) {
        const int from = x + BNN_AT_ONCE <= BNN_LINE ? x : BNN_LINE - BNN_AT_ONCE;
        bnn_lanes sums[BNN_AT_ONCE] = {{0}};
        for (row = 0; row < BNN_KERNEL; row++) {
            const bnn_pixel *pixels = wide + (row * BNN_SIZE + from * BNN_STRIDE) * 3;
            for (step = 0; step < BNN_STEPS; step++) {
                const bnn_lanes of_step = weights[row * BNN_STEPS + step];
                for (i = 0; i < BNN_AT_ONCE; i++)
                    sums[i] += bnn_times(of_step, pixels + bnn_tap(step) + 3 * BNN_STRIDE * i);
            }
        }
        for (i = 0; i < BNN_AT_ONCE; i++) {
            if (!is_first)
                bnn_keep_larger(&line[from + i], &sums[i]);
            line[from + i] = sums[i];
        }
    }
}

static void bnn_first(const uint8_t *rgb, uint64_t *signs, int32_t *sums) {
    bnn_lanes weights[BNN_KERNEL * BNN_STEPS], line[BNN_LINE], thresholds = {0};
    int group, top, left, y, x, at, f;
    (void)signs;
    (void)sums;
    for (group = 0; group < BNN_GROUPS; group++) {
        for (at = 0; at < BNN_KERNEL * BNN_STEPS; at++)
            for (f = 0; f < BNN_LANES; f++)
                weights[at][f] = bnn_weights_of(group * BNN_LANES + f, at / BNN_STEPS, at % BNN_STEPS);
        for (f = 0; f < BNN_LANES; f++) {
            const int filter = group * BNN_LANES + f;
            thresholds[f] = filter < BNN_FILTERS ? bnn_thresholds_1[filter] : 0;
        }
        for (top = 0; top < BNN_ROWS; top++) {
            for (y = 0; y < BNN_POOL; y++)
                bnn_line(rgb + (top * BNN_POOL + y) * BNN_STRIDE * BNN_SIZE * 3, weights, y == 0, line);
            for (left = 0; left < BNN_COLUMNS; left++) {
                bnn_lanes best = line[left * BNN_POOL];
                for (x = 1; x < BNN_POOL; x++)
                    bnn_keep_larger(&line[left * BNN_POOL + x], &best);
                const bnn_lanes is_plus = best >= thresholds;
                uint64_t bits = 0;
                for (f = 0; f < BNN_LANES; f++)
                    bits |= (uint64_t)(is_plus[f] & 1) << f;
                if ((group + 1) * BNN_LANES > BNN_FILTERS)
                    bits &= ((uint64_t)1 << (BNN_FILTERS - group * BNN_LANES)) - 1;
                uint64_t *word = signs + BNN_PLACE(top, left, BNN_COLUMNS, BNN_FRAME, (BNN_FILTERS + 63) / 64) + group * BNN_LANES / 64;
                *word = group * BNN_LANES % 64 ? *word | bits << group * BNN_LANES % 64 : bits;
            }
        }
    }
}

#else

static void bnn_first(const uint8_t *rgb, uint64_t *signs, int32_t *sums) {
    bnn_sum line[BNN_FILTERS], best[BNN_FILTERS];
    int top, left, y, x, row, at, f;
    (void)signs;
    (void)sums;
    for (top = 0; top < BNN_ROWS; top++)
    for (left = 0; left < BNN_COLUMNS; left++) {
        for (f = 0; f < BNN_FILTERS; f++)
            best[f] = -255 * BNN_TAPS;
        for (y = 0; y < BNN_POOL; y++)
        for (x = 0; x < BNN_POOL; x++) {
            for (f = 0; f < BNN_FILTERS; f++)
                line[f] = 0;
            for (row = 0; row < BNN_KERNEL; row++)
            for (at = 0; at < BNN_KERNEL * 3; at++) {
                const int pixel = rgb[(((top * BNN_POOL + y) * BNN_STRIDE + row) * BNN_SIZE +
                                       (left * BNN_POOL + x) * BNN_STRIDE) * 3 + at];
                const uint8_t *bits = bnn_weights_1 + (row * BNN_KERNEL * 3 + at) * ((BNN_FILTERS + 7) / 8);
                for (f = 0; f < BNN_FILTERS; f++)
                    line[f] = (bnn_sum)(bits[f / 8] >> f % 8 & 1 ? line[f] + pixel : line[f] - pixel);
            }
            for (f = 0; f < BNN_FILTERS; f++)
                best[f] = line[f] > best[f] ? line[f] : best[f];
        }
        for (f = 0; f < BNN_FILTERS; f++) {
            uint64_t *word = signs + BNN_PLACE(top, left, BNN_COLUMNS, BNN_FRAME, (BNN_FILTERS + 63) / 64) + f / 64;
            const uint64_t bit = (uint64_t)(best[f] >= bnn_thresholds_1[f]) << f % 64;
            *word = f % 64 ? *word | bit : bit;
        }
    }
}

#endif

/* A map of +1, of which the middle will be written: what is left is the frame. */
static void bnn_frame(uint64_t *map, int rows, int columns, int channels, int frame) {
    const int words = (channels + 63) / 64;
    int place, word;
    for (place = 0; place < (rows + 2 * frame) * (columns + 2 * frame); place++)
        for (word = 0; word < words; word++)
            map[place * words + word] = channels >= 64 * (word + 1) ? ~(uint64_t)0 : ((uint64_t)1 << channels % 64) - 1;
}

#define BNN_PATCH 9
#define BNN_WIDEST 64

/* Bits that are 1. */
BNN_INLINE int bnn_ones(uint64_t bits) {
#if defined(__GNUC__) && (defined(__POPCNT__) || defined(__aarch64__))
    return __builtin_popcountll(bits);
#else
    bits -= bits >> 1 & 0x5555555555555555ull;
    bits = (bits & 0x3333333333333333ull) + (bits >> 2 & 0x3333333333333333ull);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0full;
    return (int)(bits * 0x0101010101010101ull >> 56);
#endif
}

/* The signs of a square of a map, side by side without gaps. */
BNN_INLINE void bnn_patch(const uint64_t *map, int width, int channels, int kernel, uint64_t *patch) {
    const int parts = (channels + 63) / 64;
    int row, column, part, filled = 0;
    uint64_t word = 0;
    for (row = 0; row < kernel; row++)
    for (column = 0; column < kernel; column++)
    for (part = 0; part < parts; part++) {
        const uint64_t bits = map[(row * width + column) * parts + part];
        const int count = part + 1 < parts ? 64 : channels - 64 * part;
        word |= bits << filled;
        if (filled + count >= 64) {
            *patch++ = word;
            word = filled ? bits >> (64 - filled) : 0;
            filled += count - 64;
        } else
            filled += count;
    }
    if (filled)
        *patch = word;
}

#if defined(__GNUC__) && defined(__AVX2__) && !defined(__AVX512VPOPCNTDQ__) && !defined(BNN_PLAIN)
#define BNN_EIGHT

/* Bits that are 1 in each byte: a table tells them of its two halves. */
BNN_INLINE __m256i bnn_ones_of_bytes(__m256i bits) {
    const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
                                           0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i half = _mm256_set1_epi8(15), high = _mm256_and_si256(_mm256_srli_epi16(bits, 4), half);
    return _mm256_add_epi8(_mm256_shuffle_epi8(table, _mm256_and_si256(bits, half)), _mm256_shuffle_epi8(table, high));
}

/* In how many places signs differ from the weights of eight filters. */
BNN_INLINE void bnn_differ_from_eight(const uint64_t *patch, int words, int filters, const uint64_t *weights,
                                      int32_t *differ) {
    const __m256i zero = _mm256_setzero_si256();
    __m256i totals[2] = {zero, zero};
    uint64_t ones[8];
    int at = 0, f, four;
    while (at < words) {
        const int end = at + 31 < words ? at + 31 : words; /* A byte holds 31 times eight. */
        __m256i bytes[2] = {zero, zero};
        for (; at < end; at++)
            for (four = 0; four < 2; four++) {
                const void *of_four = weights + at * filters + 4 * four;
                const __m256i signs = _mm256_set1_epi64x((int64_t)patch[at]);
                const __m256i differing = _mm256_xor_si256(signs, _mm256_loadu_si256((const __m256i *)of_four));
                bytes[four] = _mm256_add_epi8(bytes[four], bnn_ones_of_bytes(differing));
            }
        for (four = 0; four < 2; four++)
            totals[four] = _mm256_add_epi64(totals[four], _mm256_sad_epu8(bytes[four], zero));
    }
    for (four = 0; four < 2; four++)
        _mm256_storeu_si256((__m256i *)(void *)(ones + 4 * four), totals[four]);
    for (f = 0; f < 8; f++)
        differ[f] = (int32_t)ones[f];
}
#endif

/* In how many places the signs of a square of a map differ from the weights of each filter. */
BNN_INLINE void bnn_differ(const uint64_t *map, int width, int channels, int kernel, int filters,
                           const uint64_t *weights, int32_t *differ) {
    const int taps = kernel * kernel * channels;
    uint64_t patch[BNN_PATCH];
    int at, f, first = 0;
    bnn_patch(map, width, channels, kernel, patch);
#ifdef BNN_EIGHT
    for (; first + 8 <= filters; first += 8)
        bnn_differ_from_eight(patch, (taps + 63) / 64, filters, weights + first, differ + first);
#endif
    for (f = first; f < filters; f++)
        differ[f] = bnn_ones(patch[0] ^ weights[f]);
    for (at = 1; at < (taps + 63) / 64; at++)
        for (f = first; f < filters; f++)
            differ[f] += bnn_ones(patch[at] ^ weights[at * filters + f]);
}

/* A later layer; a dense one is a convolution that covers its map. Its table has, for each filter, in how many places
 * at most the signs may differ from the weights for a +1. Without a table it leaves sums. */
BNN_INLINE void bnn_layer(const uint64_t *map, int width, int channels, int kernel, int stride, int pool, int rows,
                          int columns, int filters, int frame, const uint64_t *weights, const int32_t *limits,
                          uint64_t *signs, int32_t *sums) {
    const int parts = (channels + 63) / 64, out = (filters + 63) / 64, taps = kernel * kernel * channels;
    int32_t differ[BNN_WIDEST], fewest[BNN_WIDEST];
    int top, left, y, x, at, f;
    for (top = 0; top < rows; top++)
    for (left = 0; left < columns; left++) {
        for (f = 0; f < filters; f++)
            fewest[f] = taps;
        for (y = 0; y < pool; y++)
        for (x = 0; x < pool; x++) {
            bnn_differ(map + ((top * pool + y) * width + left * pool + x) * stride * parts, width, channels, kernel,
                       filters, weights, differ);
            for (f = 0; f < filters; f++)
                fewest[f] = differ[f] < fewest[f] ? differ[f] : fewest[f];
        }
        for (at = 0; limits && at < out; at++) {
            uint64_t bits = 0;
            for (f = 64 * at; f < filters && f < 64 * (at + 1); f++)
                bits |= (uint64_t)(fewest[f] <= limits[f]) << (f - 64 * at);
            signs[BNN_PLACE(top, left, columns, frame, out) + at] = bits;
        }
    }
    for (f = 0; !limits && f < filters; f++)
        sums[f] = taps - 2 * fewest[f];
}

#define BNN_PIXELS (BNN_SIZE * BNN_SIZE * 3)
#define BNN_MARGIN 10

/* The mean distance from a value of what is not in the margin; from zero, that is the mean. */
static int32_t bnn_mean_distance(const uint8_t *rgb, int32_t from) {
    int32_t total = 0;
    int row, at;
    for (row = BNN_MARGIN; row < BNN_SIZE - BNN_MARGIN; row++)
        for (at = 3 * (BNN_SIZE * row + BNN_MARGIN); at < 3 * (BNN_SIZE * row + BNN_SIZE - BNN_MARGIN); at++)
            total += rgb[at] > from ? rgb[at] - from : from - rgb[at];
    return total / (3 * (BNN_SIZE - 2 * BNN_MARGIN) * (BNN_SIZE - 2 * BNN_MARGIN));
}

/* The image at one brightness and contrast, whatever the light: each value's distance from the mean, in units of the
 * mean distance. */
static void bnn_standardise(const uint8_t *rgb, uint8_t *standard) {
    const int32_t mean = bnn_mean_distance(rgb, 0);
    const int32_t unit = bnn_mean_distance(rgb, mean) + 2;
    int at;
    for (at = 0; at < BNN_PIXELS; at++) {
        int32_t value = 128 * unit + 32 * (rgb[at] - mean);
        value = value < 0 ? 0 : value / unit;
        standard[at] = (uint8_t)(value > 255 ? 255 : value);
    }
}

/* The sums of the last layer: the whole network in integers. */
static inline void bnn_sums(const uint8_t *raw, int32_t *sums) {
    uint8_t rgb[BNN_PIXELS];
    uint64_t odd[576];
    uint64_t even[169];
    bnn_standardise(raw, rgb);
    bnn_frame(odd, 22, 22, 64, 1);
    bnn_first(rgb, odd, 0);
    bnn_frame(even, 11, 11, 48, 1);
    bnn_layer(odd, 24, 64, 3, 1, 2, 11, 11, 48, 1,
              bnn_weights_2, bnn_limits_2, even, 0);
    bnn_layer(even, 13, 48, 3, 1, 2, 5, 5, 48, 0,
              bnn_weights_3, bnn_limits_3, odd, 0);
    bnn_layer(odd, 5, 48, 3, 1, 1, 3, 3, 64, 0,
              bnn_weights_4, bnn_limits_4, even, 0);
    bnn_layer(even, 3, 64, 3, 1, 1, 1, 1, 43, 0,
              bnn_weights_5, 0, 0, sums);
}

/* One score a class, of which softmax makes probabilities. */
static inline void bnn_logits(const uint8_t *rgb, float *logits) {
    int32_t sums[BNN_CLASSES];
    int f;
    bnn_sums(rgb, sums);
    for (f = 0; f < BNN_CLASSES; f++)
        logits[f] = bnn_scale[f] * (float)sums[f] + bnn_shift[f];
}

/* The class with the largest score, an index into bnn_names. */
static inline int bnn_classify(const uint8_t *rgb) {
    float logits[BNN_CLASSES];
    int f, best = 0;
    bnn_logits(rgb, logits);
    for (f = 1; f < BNN_CLASSES; f++)
        if (logits[f] > logits[best])
            best = f;
    return best;
}

#endif
