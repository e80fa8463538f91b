/* 3_48_48_QConv_64_5_MP_2_BN_PAD_1_QConv_64_3_MP_2_BN_PAD_1_QConv_96_3_MP_2_BN_QConv_128_3_BN_Dense_43_BN
 *
 * A binarized neural network that names traffic signs, written by bnn-nas. C99, no heap, nothing to link.
 *
 *     int sign = bnn_classify(rgb);
 *
 * rgb: 48 x 48 pixels, row by row, three bytes (red, green, blue) each, of a picture that was cut to one
 * sign with a border of about a tenth around it.
 * Tables: 35227 bytes. Stack: about 16560 bytes, some KB more with AVX2 or AVX512.
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
#if defined(BNN_NETWORK_H) && !defined(BNN_NETWORK_b3bc76c3)
#error "another network is included already, and has the same names: give each a source file of its own"
#endif
#ifndef BNN_NETWORK_H
#define BNN_NETWORK_H
#define BNN_NETWORK_b3bc76c3

#include <stdint.h>
#if defined(__GNUC__) && defined(__AVX2__) && !defined(BNN_PLAIN)
#include <immintrin.h>
#endif

#define BNN_SIZE 48
#define BNN_CLASSES 43
#define BNN_TABLE_BYTES 35227
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
    0x69u, 0xf5u, 0x29u, 0x15u, 0x5cu, 0xdu, 0xc5u, 0x43u,
    0x18u, 0x5fu, 0x70u, 0xbeu, 0x59u, 0x2bu, 0xdu, 0xd8u,
    0x18u, 0x93u, 0x23u, 0xbcu, 0x79u, 0x62u, 0x7u, 0xdu,
    0x69u, 0x53u, 0x64u, 0x39u, 0x54u, 0xcfu, 0x44u, 0x5bu,
    0x78u, 0x1eu, 0x64u, 0xb8u, 0x40u, 0xfbu, 0xeu, 0x5fu,
    0x79u, 0x1au, 0x61u, 0xb4u, 0x56u, 0x63u, 0x7u, 0x15u,
    0x29u, 0x4fu, 0x45u, 0x39u, 0x54u, 0xcfu, 0x18u, 0x5au,
    0x69u, 0xau, 0x64u, 0xb0u, 0x54u, 0xfbu, 0x10u, 0xdfu,
    0x69u, 0xeu, 0x65u, 0xb0u, 0x55u, 0x7bu, 0x12u, 0xddu,
    0x39u, 0xcu, 0x45u, 0x18u, 0xddu, 0xdbu, 0xb0u, 0xdau,
    0x29u, 0xau, 0x64u, 0x94u, 0xf5u, 0xffu, 0x92u, 0xdcu,
    0x28u, 0x2eu, 0x65u, 0xb1u, 0x75u, 0xbfu, 0x5au, 0xfdu,
    0x3cu, 0x8u, 0x55u, 0x29u, 0xfdu, 0xd3u, 0xf1u, 0xd2u,
    0x2du, 0xau, 0x60u, 0xe5u, 0xfcu, 0x97u, 0x87u, 0xd1u,
    0x2cu, 0x28u, 0x41u, 0x71u, 0xb5u, 0x96u, 0xf5u, 0xc0u,
    0x5au, 0xd5u, 0xacu, 0x37u, 0x55u, 0x4eu, 0x4eu, 0x69u,
    0x1cu, 0x55u, 0xf6u, 0x3bu, 0xc0u, 0x28u, 0x2du, 0xc8u,
    0x1cu, 0x1fu, 0x20u, 0xb5u, 0xd0u, 0x62u, 0x27u, 0x8fu,
    0x7bu, 0x1du, 0x64u, 0xbbu, 0xc1u, 0x6eu, 0x20u, 0x6bu,
    0x58u, 0x15u, 0xb4u, 0xb3u, 0xc0u, 0x7au, 0x28u, 0x5eu,
    0x59u, 0x12u, 0x74u, 0xb0u, 0xc0u, 0x62u, 0x4u, 0xfu,
    0x6bu, 0x13u, 0x54u, 0xdau, 0xc1u, 0xfeu, 0xa2u, 0x6eu,
    0x6bu, 0x33u, 0x74u, 0xd2u, 0xc1u, 0xfeu, 0xb8u, 0x5eu,
    0x6bu, 0x6u, 0x74u, 0x92u, 0xe0u, 0xb6u, 0x38u, 0x2cu,
    0xa9u, 0x2bu, 0x54u, 0xdeu, 0xc9u, 0xf6u, 0xa3u, 0xceu,
    0x2bu, 0xa2u, 0x70u, 0xc0u, 0xadu, 0xbeu, 0xa3u, 0x94u,
    0x69u, 0x2au, 0x70u, 0x52u, 0xa4u, 0xbeu, 0xa2u, 0xecu,
    0x3du, 0xau, 0x50u, 0xcdu, 0xb9u, 0xc3u, 0x23u, 0xc2u,
    0x6fu, 0xaau, 0x40u, 0x45u, 0xadu, 0xc6u, 0xa7u, 0x94u,
    0xeeu, 0xaau, 0x60u, 0x41u, 0xacu, 0x86u, 0xe7u, 0x90u,
    0x7eu, 0x5cu, 0xc4u, 0x27u, 0x85u, 0xfu, 0x6eu, 0xe9u,
    0x16u, 0x54u, 0xb7u, 0x3bu, 0x8cu, 0x29u, 0x6eu, 0xeau,
    0x16u, 0x14u, 0xb0u, 0x37u, 0x98u, 0x41u, 0x2fu, 0xefu,
    0x5au, 0x5du, 0x94u, 0xebu, 0x81u, 0x36u, 0x68u, 0x69u,
    0x5eu, 0x75u, 0xbfu, 0x93u, 0xc3u, 0x3au, 0x68u, 0x6au,
    0x5eu, 0x5du, 0xb4u, 0x82u, 0xcau, 0x30u, 0x28u, 0x2eu,
    0x8bu, 0xf5u, 0x9cu, 0xdau, 0xa9u, 0x36u, 0x32u, 0x6eu,
    0x8bu, 0xe1u, 0x9eu, 0xc2u, 0xabu, 0x3au, 0xb8u, 0x6eu,
    0xfu, 0xf5u, 0x96u, 0xc2u, 0x88u, 0x30u, 0xb8u, 0x2cu,
    0x83u, 0x21u, 0x5au, 0xccu, 0xa9u, 0xa6u, 0xb3u, 0x26u,
    0x8bu, 0xa1u, 0x58u, 0xc4u, 0xabu, 0x86u, 0xb3u, 0x24u,
    0x2bu, 0xe1u, 0xf8u, 0xc4u, 0xa8u, 0x9cu, 0xb7u, 0xa4u,
    0xd7u, 0x3u, 0x3au, 0xcdu, 0xa9u, 0xc1u, 0x83u, 0x86u,
    0xefu, 0xa2u, 0x2au, 0xc5u, 0x29u, 0xc7u, 0x87u, 0x85u,
    0xc7u, 0xa0u, 0xfau, 0x45u, 0x20u, 0x8du, 0xa7u, 0xa0u,
    0x76u, 0x4cu, 0xe0u, 0x17u, 0x5u, 0x1du, 0x6eu, 0xf1u,
    0x56u, 0x5eu, 0xc3u, 0x1fu, 0xfu, 0x19u, 0x6du, 0xfau,
    0x76u, 0x14u, 0xaau, 0x2fu, 0x8bu, 0x9u, 0x58u, 0xfau,
    0xd6u, 0xecu, 0x9eu, 0x5au, 0x2fu, 0x30u, 0x78u, 0x68u,
    0x16u, 0x7cu, 0x9bu, 0xbu, 0x8fu, 0x38u, 0x78u, 0x68u,
    0xd6u, 0x6cu, 0x9bu, 0x3u, 0x8eu, 0x11u, 0x78u, 0xe8u,
    0x82u, 0xe1u, 0x9fu, 0x6au, 0x3fu, 0x34u, 0x59u, 0x25u,
    0x83u, 0xe1u, 0x9bu, 0x42u, 0xbbu, 0x10u, 0xf8u, 0x28u,
    0x87u, 0xe5u, 0x9bu, 0x42u, 0xbau, 0x18u, 0xd8u, 0x31u,
    0x83u, 0xf1u, 0x9bu, 0xfcu, 0x2bu, 0xa4u, 0x97u, 0x2du,
    0x83u, 0xe1u, 0x9bu, 0x44u, 0x3bu, 0x84u, 0x93u, 0x27u,
    0x83u, 0xf1u, 0x9bu, 0x44u, 0x32u, 0x49u, 0x95u, 0x3bu,
    0x90u, 0xb2u, 0x3au, 0xadu, 0x3bu, 0xa1u, 0x87u, 0xa7u,
    0x81u, 0xb1u, 0x2au, 0xe5u, 0x73u, 0x85u, 0x87u, 0x23u,
    0xd7u, 0xf1u, 0x28u, 0x25u, 0x66u, 0x89u, 0xc7u, 0x23u,
    0x74u, 0xeu, 0xe3u, 0x13u, 0x7u, 0xb5u, 0x5eu, 0x95u,
    0x54u, 0x6eu, 0xcfu, 0xfu, 0xfu, 0x49u, 0x5au, 0xd2u,
    0xb4u, 0x66u, 0x4fu, 0x8fu, 0x1bu, 0x43u, 0x5au, 0xd2u,
    0x64u, 0xeau, 0xcfu, 0x42u, 0x17u, 0x14u, 0x58u, 0x81u,
    0x94u, 0xeau, 0xdfu, 0x6bu, 0x1fu, 0x58u, 0x58u, 0xb0u,
    0xb4u, 0xaau, 0x5fu, 0x4bu, 0x1fu, 0x59u, 0x58u, 0xd0u,
    0x84u, 0xeau, 0x8fu, 0x6eu, 0x37u, 0x54u, 0x5du, 0x15u,
    0x84u, 0xebu, 0x9bu, 0x6au, 0x17u, 0x40u, 0xd8u, 0x31u,
    0xa4u, 0xebu, 0x8fu, 0x62u, 0x16u, 0x58u, 0xd4u, 0x93u,
    0x80u, 0xf2u, 0x8bu, 0xecu, 0x17u, 0xc1u, 0xddu, 0x95u,
    0x81u, 0xf1u, 0x8bu, 0x64u, 0x37u, 0xc4u, 0xd5u, 0x37u,
    0xe1u, 0xdfu, 0x8fu, 0x64u, 0x77u, 0xc9u, 0xc4u, 0x13u,
    0xd4u, 0x96u, 0x23u, 0xacu, 0x53u, 0xa1u, 0x87u, 0xb5u,
    0xd1u, 0xb1u, 0xbu, 0x6du, 0x73u, 0xc5u, 0x87u, 0x37u,
    0xf9u, 0xddu, 0xdu, 0x25u, 0xf7u, 0xcfu, 0x85u, 0x33u};

BNN_TABLE int16_t bnn_thresholds_1[64] = {
    511, -144, -425, 1448, -227, -263, -134, -785,
    -56, 220, -222, -70, -172, 1427, 218, -500,
    -485, -63, -4, 76, 184, -48, 147, 74,
    192, -32, -64, -812, -347, 263, 165, -308,
    2647, -320, 265, -63, 217, 81, -1130, 199,
    -84, 255, -31, 201, 35, -594, -305, -80,
    -350, 4, -275, -296, 13, -185, -713, 38,
    140, 8, 107, 626, -122, 1186, 163, 312};

BNN_TABLE uint64_t bnn_weights_2[576] = {
    0x39f9eadd55cacd9ull, 0x4f97ffb9f07e8ac1ull, 0x80f813944200401ull, 0x4aa5ef40e4541139ull, 0xbffdf7f2df1dace6ull, 0x23b8380b4b9ff4d6ull, 0x6b81a689c8fcf54bull, 0x639ffcfa7d9cf4f3ull,
    0x7e2c7fcc67547dfbull, 0xf57640dec9ebaa26ull, 0xcfa7c173652abdd4ull, 0x886a57b50de0e4bcull, 0xe17e101f6b8b6c14ull, 0x4df7e6dda87d916bull, 0xcabf9be9a7b4a85eull, 0x10a2c2534ca4a709ull,
    0x89b7de367668a6e8ull, 0xc7f7fef6ec55ffedull, 0x6bf58847389f7516ull, 0xc84f012c0fcf6e54ull, 0x2fd81466f23bf5e3ull, 0x6a7c309b779bf5d6ull, 0xf38fdd128568a6e7ull, 0x491d1424378e6c14ull,
    0x2c682680b490905aull, 0x61a533f6c4e4b06aull, 0xf48a910b45aba605ull, 0xe06c1e8a02fa4c6eull, 0x218b90b80238e5c1ull, 0xc6cb97e4c5fa9c7bull, 0x5bb6ffdffd7ebe6bull, 0x94b7a3b95432aa0full,
    0xdd026564b0a45f04ull, 0x214800862b90b51aull, 0x5bb222bfe4aa1d0ull, 0x3567d5577447fa6bull, 0xb4d90812478be414ull, 0x53d7cd1ecfc16e37ull, 0xb7e7def9e5e8a06bull, 0xfdfd2dbe3fdfecf7ull,
    0x4244cd62308a7fc1ull, 0x43a7e05360a91188ull, 0xcccdb6a9feff5fd6ull, 0x2348511e7f0fead4ull, 0x21851872644eb3d6ull, 0x2f0bf4c1481b150bull, 0xb7dfc5366fabebf6ull, 0x3b34de5e12cd64abull,
    0x15280113440aa207ull, 0x4db3f680dc74e9abull, 0x2f9d0a33ee98f49aull, 0xcd97bd2d35755445ull, 0x391dd384c18f4c1ull, 0x6bb1d6fac47cb18bull, 0x4bd99d3d6d1eb5d2ull, 0x9573e77e91e922adull,
    0x63648007619de101ull, 0x6ba69efe345cb8cfull, 0x692502da1050288bull, 0xcddd35603b750ed4ull, 0x71cfc2156c99cb28ull, 0x9c16fcf4037fe8ffull, 0xf41c084682e04a00ull, 0x625b701603974f51ull,
    0x926f7fa717f98fffull, 0x4fb7e3f8e474374bull, 0x818318102940180ull, 0x281826044709149ull, 0x6fb17530f35fe595ull, 0x2b19103b029bf5deull, 0x69e0262900b2358aull, 0xf7d7953677ffffd7ull,
    0xc386c912e5a491d5ull, 0x9563e744cc608a21ull, 0x6cb9b8abda5dbeafull, 0x49a0d6f7d00ca18bull, 0xc2d2cd2c45680e01ull, 0xfee7e6ec82fa816bull, 0x8cb7dcb5e45fa383ull, 0x6e58788e1a974c56ull,
    0x9bf567bf769feeefull, 0x21f3b4e0e8b8b11full, 0x47585d3d03e34f14ull, 0x879fd733c57b8e25ull, 0x357e109e679fe156ull, 0x225a2102378be4d6ull, 0x91d788bb441be383ull, 0xa50f8f36678baeeeull,
    0x602012684050800aull, 0x24f04252e283cb09ull, 0x8498a24bccd0012dull, 0x976c33c0a3e61c5cull, 0xca229a88827028cfull, 0x878fd67be6bbf109ull, 0xfb7ccd5438efde36ull, 0xfd3c3ecbf2742cbaull,
    0xc46296cc1070482eull, 0xf9481cd423c77ed4ull, 0x337923bea1a959aull, 0x96d67776f3c74f29ull, 0x1114030600a9000ull, 0x4380cad8f8542120ull, 0x631e006d02e1684aull, 0x27c7c136650bb5d4ull,
    0x4e48e970b96ffc96ull, 0x507092af0213010full, 0x8d8fdf357564a534ull, 0xa13cd1366b4fe89aull, 0xe0301269421c28aaull, 0x4b5c1c38238b7454ull, 0xb55e519ecf93ea84ull, 0x7b344fd601cd19fbull,
    0xb210d009601aa806ull, 0xcf26ead093740afdull, 0x911c101f2c8bd898ull, 0x581e20dc92605415ull, 0xe3a3c6dd6fdfc3f3ull, 0x606810bb42bfe0c1ull, 0xd3d9df8d294c0cb1ull, 0xadeaa663a8f12a2bull,
    0x6260d8ce12d1696bull, 0xfba4d3d4ac641a69ull, 0xec283bce83e43c7eull, 0x15e7c5346c68b2c1ull, 0xf338538b93588ffeull, 0x160049c580671b61ull, 0xc28c4180eb235954ull, 0xc21f1f242de34e7cull,
    0xfe70baca93f6562bull, 0x6bffdefbfff0f57bull, 0x8a97096005215854ull, 0xb830021473a8500ull, 0xe062002b004b6106ull, 0x23bf0a2b429bf18full, 0x69690c6f209b758aull, 0xb6dec19c67b7efe7ull,
    0xa6d3d4bd4ddaa1c5ull, 0xa5cfa64488e40b29ull, 0x4f27f176bd2f1df8ull, 0x58206ad5326f6acaull, 0x1f83e7f0c4682329ull, 0xeefb24888bb2316full, 0x2a19829426fe0ddull, 0x432f49bc7f61dffeull,
    0x9dfc67f63f9fe5adull, 0x20000a2100382188ull, 0x8782cb89c460032full, 0xc83154fdc05be965ull, 0xb647c51c45a3cb55ull, 0xd25801188fc74fb4ull, 0xdf38bbc9e2741e3bull, 0xe7fac29ae98aab8dull,
    0x7b3872dcb2641e78ull, 0x7a7b7827129f55c8ull, 0x81be62d9fe98dd3cull, 0x150c6152a72bfb50ull, 0xca0042c88a700108ull, 0x90781c2703cf6a68ull, 0xd642cfdeb9e74e27ull, 0x3b0749533d2ff0daull,
    0xd974fbd6f4651a28ull, 0xff5c7a167b8feef7ull, 0xd3e3828f1b50418eull, 0xfe62f756db470ea9ull, 0x48b282abc85b200eull, 0x7322cff8fd0421a9ull, 0x12282bc003354e18ull, 0xa02394aa405aa807ull,
    0x2385c11a7d8ff5c5ull, 0xfc683ecc9250082aull, 0x10c1e345350e170ull, 0xb9484915640bea8cull, 0xf32d5fd4a74f1d7aull, 0xd87c597613ef7e54ull, 0xb4df0112ec8b6a84ull, 0xf2e0cf9ee59f4b2full,
    0xeeb07bcd9b651e78ull, 0xca22fa84b8740af9ull, 0x915d1937298bea8cull, 0xd05b9b8c00e0080full, 0x73f6d6deac5d7bffull, 0xfe62aaca01ea2e1full, 0xd3cacfd5cd441b79ull, 0x2d3f366330f53448ull,
    0x9a387bdcf1fcceffull, 0x5b85c956ec6f9a10ull, 0x4b0c6a5025675558ull, 0x543096ad50542aaaull, 0x4b24ebd6b54c1558ull, 0xa08380094c3a4105ull, 0x387c139458aecc1ull, 0x81b7d438ec8aa5cbull,
    0xaddfbe27d3ddf5ffull, 0x23b1bd04571bfc52ull, 0x95e6c591c561ba5dull, 0x5b14dff8b1301e8dull, 0xbb77f707f40f5f0ull, 0xef20f6c8b034165bull, 0x5f83d7c5a5640b69ull, 0xe19d743e02743cf2ull,
    0x5b140900236438d0ull, 0x277c001eee9be3b6ull, 0x9ebfb8add6dab7afull, 0xcb4f1f2c0fe54c74ull, 0x6f262053729bf552ull, 0xb3c4e577f9e1ea6aull, 0xc797cbe1e5609f59ull, 0xe98e0094890a709ull,
    0x236c2ebc5f5ca7feull, 0xf1fd947e6b8fffe7ull, 0xea83e84230be1101ull, 0xc85d38153fd57c54ull, 0x4820080b100021b1ull, 0x4ba8382132f81cc0ull, 0x15afd93a6c8ab5d1ull, 0x49d934643a975c10ull,
    0xe4de44c0e4613a68ull, 0x55e7c6cc85600a2bull, 0xa018101b1a9ab616ull, 0x7efe7e6e5e4b969ull, 0x3564c5d03005a8fdull, 0xd058178c03c15e74ull, 0xe287dd1075576e51ull, 0xa5393aa94250aa3eull,
    0x6704c5d2ac6413edull, 0x6a3a6c084b01369ull, 0x4342635d7f4d8a30ull, 0x2222020b4bb261a2ull, 0xf62246bd81b9556ull, 0xf35d190e438b5c44ull, 0xa5f7ef7ae67ef3bbull, 0xf5dfff76ef2df7f8ull,
    0x1b598ba5419e6a9ull, 0x4f223ec99a7e11cbull, 0x4a9d2fe17f645c5cull, 0x4a2820498b9b119aull, 0x1000284000ac94ull, 0xf8bfee1ec541739ull, 0x33f5d53fee9be3f6ull, 0x291d3ca417edecd8ull,
    0x8300808101a0200ull, 0x37fd1516ff8ffa66ull, 0x5f03f6cfc9760b6bull, 0xec26fcbc15dc71e7ull, 0x2905c2060000000ull, 0x8e93d632c47ba7a1ull, 0x4a8a0e84927c055bull, 0xf678d1dfab8b2b96ull,
    0x6178100d72dcec52ull, 0xb55c0c17efabeaeeull, 0xe1bd67e1f664ba28ull, 0x42454584cf21db54ull, 0xe8d93a8c52dc6f38ull, 0x351c1473e0abf1cfull, 0xfede3bc6def40a4aull, 0x7e5b78999a9f5751ull,
    0xa5efad2613a3fcf7ull, 0x92a0cf7c1164da2bull, 0xc1bf28886f42751ull, 0xdae7e7e88131000bull, 0xa3194787018b1c3ull, 0x7e2366e090522568ull, 0xf4e3cff495e52a29ull, 0x38811e2273aff7c2ull,
    0x197d138c4bea6c1ull, 0xf278071fcb8bcbbeull, 0x4e387b81b3541ed8ull, 0xc598b539c79ae1bbull, 0xf77c549e4bcbcc54ull, 0xb9a4c156b0e52a23ull, 0x5bfb43fc49be583ull, 0x4a9d3ea43ad5fd92ull,
    0xb0ef2eaeff99a6ffull, 0xb6d2dfce854b6aadull, 0x2d5c1c57329fdd13ull, 0x978f872cc5608e25ull, 0x2968385a32cfdba0ull, 0x299c7823731cedc0ull, 0xaab3b0af489f6442ull, 0x95674bacdded8efeull,
    0x55227ad490640a20ull, 0x15a9e6e7e4f48b2bull, 0xe4b932a9ff4eae72ull, 0x1dcf473544abf325ull, 0xb7b6c116254fda98ull, 0x979fc7adc66aa73bull, 0xa71a543e5a937de1ull, 0x681c7562bf2634d8ull,
    0x7164ea16fc8efa2aull, 0x2648244428b01121ull, 0x5f32e3c5d7440b7bull, 0x31f8063b079be1beull, 0xcf2134eb985808e6ull, 0x1050498400600a04ull, 0x245b922d62baf10eull, 0x5b3d428e414b1cdull,
    0xcbfdf13e77aff590ull, 0xce22fec0b074196bull, 0x818fdf304760e511ull, 0x2b1735eea493d1daull, 0x489807c022412458ull, 0x2b4f2cf82bbe7551ull, 0xb23050bb039b23aeull, 0xd01409a421201854ull,
    0x48283ae81259ec2aull, 0xb5fe051e778beab6ull, 0x4e22e648c81e136bull, 0xfd666680b0e60a4full, 0x9324cf5483081a71ull, 0xe08b9c3203c74c41ull, 0x4aac2a80837011cbull, 0xd4c2d73f9c400a01ull,
    0xe9fd1fe423e55d78ull, 0x317c001a469be18eull, 0x7b8549526d2bf358ull, 0x11b7cc3d4c1aa1c3ull, 0x5b245bd0b5241358ull, 0x158139d03a14806ull, 0x8f8f4530e5275141ull, 0xc8cc0fa42f625e54ull,
    0xb6740d86b1b37cc7ull, 0xdae3ffec91641a6dull, 0xc0bfc580af300a54ull, 0xaa3a4e8c5330109ull, 0x52a20ca900181083ull, 0xeea336e480743a6aull, 0xfc63eee080f0ad79ull, 0x354a1413629be394ull,
    0xe693b0adc0543217ull, 0x669ab3074bc4510dull, 0xcb8745322d0c57d0ull, 0x7b250da533bfe8d6ull, 0xd44a9f8c87620a65ull, 0xfc22d15630e40a29ull, 0xa1029030ad054ull, 0xd1a54bf467640e3cull,
    0xbcefafbe53dbd4a7ull, 0x248080e080302101ull, 0xd4020d8d85600a75ull, 0x1ff7f092ec1cb363ull, 0x9377cb9c77f35e77ull, 0xe85e61086fd36e54ull, 0x6f0d7d6037655c50ull, 0xb7c6cbfaec70a3afull,
    0xff266fd4b7ff5ffbull, 0x4c783ca3b29f7d0aull, 0x3ad6774ff65d738ull, 0x206b002b469bf186ull, 0x33f441166d8fea81ull, 0xb2c34b3e39a7150ull, 0xb44c631e4b83ed75ull, 0x21c78c387f824004ull,
    0x21dde8327c8ff592ull, 0x3f5c301f679ff170ull, 0x5b24ced6f77c5b7bull, 0x2778411b4f9ff593ull, 0xff287eccb35d1e7aull, 0x4683c7c88530138dull, 0x10480901228f4814ull, 0xcb285fa4a0641c68ull,
    0x28f7053bf59be18full, 0x3e25efd4b565fb18ull, 0x204814214360e153ull, 0x295d0e29409bf18aull, 0x375f411524ab5319ull, 0xf14c1916339bfcf6ull, 0x3203400b22da2392ull, 0x9690c918e436aa24ull,
    0x4bffb96437a37f51ull, 0x315c39165e8bea96ull, 0x27efa6eaa698f16bull, 0xad6644d4b8e6aa66ull, 0xfff6cbd6a6fdcb3full, 0xd142cff721e35825ull, 0x7ad84b9c01b15d1eull, 0x4dafb421bc1c7155ull,
    0x1304495434245e14ull, 0x28bf3b8b4f9ae1ceull, 0x1d5003664dbfb86ull, 0x6a783eafb2547edaull, 0x6316f81a711af3c3ull, 0x92009b8504600a28ull, 0xa493943d439ae685ull, 0x8597fd34c42ca541ull,
    0xa11c3625d29e45f3ull, 0x202c18001a076054ull, 0xb5ff87376fcbe8eeull, 0x93745dd61021fafcull, 0xdfffc76fc3cb5fbull, 0x994eb50bd41aeb8ull, 0x8896ad4d15705c6cull, 0x291132a1157430d2ull,
    0x9d870d30252012c0ull, 0x7620615b8abe01a1ull, 0x9c91b889567a16c7ull, 0xcacfc5046d649c54ull, 0xc82838473a1e34f3ull, 0x71002d2f4fc74aeeull, 0xd387ef34e5621f70ull, 0x3c982a4fdc8a2509ull,
    0x52684297fa644ef8ull, 0x636746fe75fcd5fbull, 0xdaa3ef46954326fbull, 0x6c5c30c3ba977542ull, 0x1c80a8c190600089ull, 0x28abd8a180f83551ull, 0xd11901b581aa080ull, 0x614666043a9f55eaull,
    0x4642a349c6741b79ull, 0xd546c39e258bcaa7ull, 0xaa3828898a365c1aull, 0x21d7d63eecc8e329ull, 0xb55e101f4e9be3b6ull, 0x284830923a857c1full, 0x29508a805208450ull, 0xea78316f9a747c7cull,
    0x3354c03b4c9be384ull, 0xf4a7cf5481e10b2bull, 0x6fcc6fc97f9f755bull, 0x4a028bc380700929ull, 0x8d061561fc148a78ull, 0x2b6f0d763f8ff4d6ull, 0x97e7e7ffcc69b7ebull, 0x25b7c4386c0aa081ull,
    0x899b82b585fe486ull, 0x5b744b573d4ffef8ull, 0x4b8f4760bb041418ull, 0x5e23ffc0b1640e79ull, 0x4c3832cdc0700e2bull, 0x9e82cf7cc4600a29ull, 0x6db1f68bf83ea38bull, 0x787d3ee452b0e8aeull,
    0x7d2030c990740a0bull, 0xe65b16894b9ec532ull, 0x279491563dd5587cull, 0xb5564737fc8beaa5ull, 0x1a140000200401ull, 0x3fb0d43b501fb383ull, 0xf3d4091764c7cb26ull, 0xce48609a2e9ffb96ull,
    0x68783a8413507d58ull, 0xa448108b0bdee070ull, 0x63874b72fd0d9429ull, 0x5366c51ce9274381ull, 0xee181b0003f45dfbull, 0xed6636efbbfcbaefull, 0x7fa7e7f3fd203febull, 0x3c9972f880b4e78bull,
    0xe5cfbc677796f4f6ull, 0x92c2800068b4004ull, 0x24d0323bc697ef56ull, 0x947af75611a14aaeull, 0x4c783c63103ca4ebull, 0x58c68b546564c80dull, 0xa4c68b1405615a2full, 0x248110234010a081ull,
    0xb5b0943ce41fb2a2ull, 0x6e68649b7b9e7110ull, 0x5a065100b1261350ull, 0x595f439ca1ca78bull, 0x6d3c701aba9ff5d2ull, 0x22202a4b019f502eull, 0xa49bb6adc415b773ull, 0x58783a6633745d74ull,
    0x30e16f17dbe9eea8ull, 0x7744d67705a9f9efull, 0x2ff6cc32b29ef5c3ull, 0xd087878d4f610a24ull, 0x58003a8292ec2aa0ull, 0x2959941302bde104ull, 0x685838811a541cdaull, 0xe0642fac9dc04abeull,
    0x5c26ab5cb26f5a7bull, 0x1483e315c4e28a2bull, 0xcab973effb453ed8ull, 0xe09996afebdaad37ull, 0xf57e368f4f9fe3feull, 0x90d383af45c10e25ull, 0x2290002140122500ull, 0x6a87c570bd201058ull,
    0xa1d1101b4fdaec84ull, 0xb6a3e3f080f0032full, 0xea7c0d9c478b7156ull, 0x6a812ac380f0088bull, 0x5d247f5c9f641a78ull, 0x955c115662bfec54ull, 0x174d66e3c010b539ull, 0x11200840500482ull,
    0x213341ab5b3ba0d2ull, 0x1394c91e7d0fe280ull, 0x818f853c4560ce31ull, 0x5ca3bfc095640b6bull, 0xfb62e3d7952441f9ull, 0x12124440000e1121ull, 0x600844c310ec0888ull, 0x9587097427201a5cull,
    0x7e236f6eb82531ebull, 0x6c08568d13700176ull, 0xd340fb5e25470a2cull, 0x31550517dd8be2bcull, 0x154c0092a2234074ull, 0x6848048b039e5802ull, 0x9074c95c00638a2full, 0xc203c1990f4f4114ull,
    0x596d0c3423a75574ull, 0x5320638d42f00a16ull, 0x2587c63f6d9bf12full, 0xe478b6fd4a4c6aabull, 0xb876d38e52234d3ull, 0x4f26aec5b165b97bull, 0x95f7c43fed8bf381ull, 0xcacd4be0bb615c5cull,
    0x84c52c2256a3ecc6ull, 0x90080b9e0241482cull, 0xf9dd715f7faffe14ull, 0xdfaff5dab4a6036full, 0x7c283ca1906c2caaull, 0x49a46b54b1c4080dull, 0xbcbecd3445c18e2dull, 0x2008008b0098a080ull,
    0x7310503fa00fb0a1ull, 0xd2d8d507638fc921ull, 0xa0a7861844120202ull, 0x40041c8023b25814ull, 0xd0283b8c3bee5e7cull, 0x2210904a040bf00eull, 0xa04404276421b410ull, 0xd1676954b7614e7eull,
    0xb3d947774dc9eaacull, 0x9440930b40e12a0dull, 0xd566171ca3fb5b74ull, 0x2410f6e9e0d4a323ull, 0xef26fbcef5e8ba4eull, 0xfd5c50177b9f7e94ull, 0x5b4545b0bf615450ull, 0x37c5c770cc40a72bull,
    0x6935fb4ebd3f537eull, 0x4d70f839b0bf0702ull, 0x48cf4f347fc5d731ull, 0xc1a096e5a2631a2aull, 0x6e2a32cdc39ef5beull, 0x191e233c450d301ull, 0x225000136e1ab190ull, 0x804684364c434b24ull,
    0x2e83952b451aa5a1ull, 0x2fa0e08ac4baa109ull, 0xb27c0b865fd1593eull, 0x4290498b42baf310ull, 0x5b2579d6bdad57faull, 0x963b179c8764027dull, 0x1058080122137100ull, 0x584828e4836757c0ull,
    0xec3336cfd05baeaeull, 0x30d1883a4e9be585ull, 0x315c16e52314e95bull, 0xdea3f6e099740969ull, 0xb667fe9d84b5036full, 0x40802039bd012ull, 0x7402028290640a0aull, 0x96b2e13ac43fb289ull,
    0x3ffffc76bcbf77efull, 0x1200688040305100ull, 0xd0a6ebd4e5440a2dull, 0x31d401567c8be282ull, 0xf47e6bdec7fbdb7full, 0x7064010307ab4197ull, 0x9aa6c9409039a36bull, 0xc293940d69649971ull,
    0xd56d2990c6e3da74ull, 0x1b085bc575641338ull, 0xb49284af4293e127ull, 0x6b1c7ac5bba554daull, 0xa2b13c285a1eaec7ull, 0x1b7485164abf14bull, 0x35d3b6bfe6dfe2a7ull, 0x85838d38c508a113ull};

BNN_TABLE int32_t bnn_limits_2[64] = {
    279, 255, 241, 246, 279, 268, 262, 257,
    256, 259, 264, 253, 268, 261, 264, 260,
    284, 259, 259, 260, 250, 250, 261, 268,
    245, 254, 252, 253, 258, 252, 253, 253,
    256, 252, 268, 249, 259, 254, 246, 261,
    270, 266, 258, 261, 241, 258, 258, 262,
    258, 261, 263, 266, 258, 243, 254, 258,
    250, 255, 263, 266, 270, 250, 262, 269};

BNN_TABLE uint64_t bnn_weights_3[864] = {
    0x4e7e65b1da2b4b98ull, 0xab1c459400798804ull, 0x1f4311918d11a4d0ull, 0xd77effcff85ffda7ull, 0xdfe28694d4609f85ull, 0xeffaf7fa7afed9dcull, 0x1a7f6dd1cd4145f3ull, 0x294f0294cc0137daull,
    0x64457a1e0c1266f6ull, 0xf401df915775c1b8ull, 0x3f75e3ff5bdf65fbull, 0x648956d40b424db4ull, 0xcab2f99c65f7feb5ull, 0x7f1ede95cdd1edb3ull, 0x1fd675fced431ff3ull, 0x9ac2433fe3f9330aull,
    0xdb33a1e0c0fd9a43ull, 0x7c31cb9db55b75b0ull, 0x5131719bc575919bull, 0xebe41afdb0f77dfull, 0xcf3fe7b7cbfb9df7ull, 0x48a46ac4094244d2ull, 0x5d20c4a0c846ddb2ull, 0x660d4b1dd80343b8ull,
    0xf3447efd8667efbull, 0x1b255f9dd9332d99ull, 0xd9108464aced5d03ull, 0x4712e79dcc634d92ull, 0xfee852d53d436dbcull, 0x5731c5a9dd75cdb0ull, 0x20f1f5aa50b60308ull, 0x54d9eb75203b1efull,
    0x879dc7a029ca697bull, 0xa535ffdaed7bbcf0ull, 0xb155b2f5a2c4cc3full, 0xbba8a52178fc1c05ull, 0xcbae06aca68b3b4full, 0x87134c7017284b0ull, 0xfcc136b32bced55dull, 0xed31b9f38cced12cull,
    0xd7b2c594b4490f12ull, 0x2d20a6626c70cc7aull, 0xf7f8b6a1a54cdd27ull, 0x5f017591cd731581ull, 0xd7c7aee42fcdedbull, 0x3f3f5b9ddd734dbbull, 0xcef75b2f3f0f73caull, 0xfb56bd9edc79ffa5ull,
    0x7df53ca6a3c6577aull, 0xcc3979d9bf5e45b5ull, 0x1ffacfbd5d73def2ull, 0x5d7ae7f058430d95ull, 0x5e3f820dd733ecddull, 0x18335f90c9426df3ull, 0x9e77cf94105e9c97ull, 0x56df6b1f5b11376aull,
    0x71e3b0ba87f4a528ull, 0xfccc0694bb4aff05ull, 0x7f76c3d5186fbf33ull, 0xe75fffadd01313caull, 0x64d51abf8242654eull, 0xbf75ff9558df9db7ull, 0x1f7ab4e2e06b7d87ull, 0xdc74c2291889015aull,
    0x77bb5b9b9d7c3dffull, 0x8302e809c5703bb1ull, 0xfd71d5948de7d491ull, 0xfad559959d48457cull, 0xdef60b2c5d032542ull, 0xbd75bfd2a5f49d94ull, 0xe901f580cd7ec79aull, 0x50c38720b8700d9ull,
    0x307297d5094ccd37ull, 0x642d7fb019e36dddull, 0xddfaa6efc403b78bull, 0x37c91677fc078724ull, 0xd5098631d023d58dull, 0x3c098a1581416d35ull, 0xcc3145e8eaebc59bull, 0xff017ef0adcccda8ull,
    0x29347dca6be747f9ull, 0x57559fd5856ddd53ull, 0xdc803f9ded594576ull, 0xf9018910c4f3d994ull, 0x912e6e8dc0586cf1ull, 0x9b20e19167606cb9ull, 0xddfac7a5e56ff78bull, 0x1f57d3decf714cb5ull,
    0x31771fed064708bull, 0x7c9d1ab19d42451cull, 0x8d9f0595bdc98927ull, 0xdf70a7c98950cd2dull, 0xe175fc9ee4d0c9b0ull, 0x5fb9d3d3beca759eull, 0x4d76f0ce50edfdddull, 0x2f5d3a131b522ceeull,
    0xb57f1a1fc55126ebull, 0x8a2d59d963b8a8b1ull, 0xa3cdb8d50b3a8f2ull, 0x177efbbb5a3772e7ull, 0x195b062400499d8full, 0xa2776afe37d6da53ull, 0x6143e9ae7e35928aull, 0x549c786bea3f72ebull,
    0x625f1a9a591030bbull, 0x6e24fbd95a746bb8ull, 0x37f65bbf1b1766f3ull, 0x9385ac330089cull, 0xaa9cdd9129defe95ull, 0x226f5adffb726adaull, 0x9fa759af4c115688ull, 0x9fff6b9df959e7d3ull,
    0x995981b5a989075bull, 0x208e0a9d935a647aull, 0xddb126e7bc8fd713ull, 0x54f869af7bb772ffull, 0x6529cbd19a8361daull, 0x3209cc402322fbull, 0x263edc375910007eull, 0x95bdc4881c2bcull,
    0x9c5247725f6f239ull, 0x665f7a6b5d7712ebull, 0x82e66e44a834994ull, 0xa841dac426a09aull, 0x60c31ad95b30e8fcull, 0x1efe6bcd7a7bbff7ull, 0x2b0040006804804ull, 0x304db8eab121fbefull,
    0x673e4bdf7aaf6af2ull, 0xa338c9f85bf26ed1ull, 0x11c1a66463c89c4eull, 0xd73963d15874d120ull, 0x2c800652ab02686aull, 0x133bb8df55b69bebull, 0x6c5dbab55187774full, 0x6501996a68adc381ull,
    0x3fd0c68ca443ed02ull, 0x83b6cb770a0c317bull, 0xd5d4beebee6c576full, 0xdf01f5c1ad4bd791ull, 0x1d72a3a337662ebull, 0x33fedb7d5f7776dbull, 0x17e74aacf7df377bull, 0xdf3cc7b1fd794fb1ull,
    0xb5c4a6672387d664ull, 0x7fff7b95bf7ff77bull, 0x15f8d2ff5aa31a53ull, 0x633b533b985100b8ull, 0x7eae7bbff3bf62ffull, 0x23f75aff36063c7aull, 0xb2ead604378ede64ull, 0x96de5b3fd623627aull,
    0xd6a08621209e110cull, 0x5e4a0f99d5422db3ull, 0x5bc6c8add54175cbull, 0x6c2f3ad48ba73e3ull, 0x178cac43485b9ull, 0x884dbbb026b66eaull, 0x9598a42ae6248589ull, 0xcd6ea3fd3e89eb9eull,
    0x669f5b1f9fbd72fbull, 0xb211f4b8d17021a0ull, 0xf961d0908d7acc90ull, 0xf54f6e74ecedd7d2ull, 0x16deca2f4b1330ebull, 0xdd35fd948d52cd90ull, 0xbc957faaca7e17b9ull, 0x750d90300934115dull,
    0x7e5fbbbb0ecb31fbull, 0x6b6e5bfd3aaae877ull, 0xc4a8e3e9ba3fd39cull, 0x66889e63f4a71224ull, 0x5302c0b5c56d51b4ull, 0x78195a93133064bfull, 0x123a53cd7c164591ull, 0x750176eaceb6d6d1ull,
    0xa154fcc027f6cce0ull, 0xd5ff3aeece27526full, 0x8c0d5d9cce330f53ull, 0x8131f150c0f62f90ull, 0x897aa428c001a907ull, 0xbd89f61d87daee64ull, 0x5fceba7ffccffb7full, 0x173615704b5a211ull,
    0xe1c0a6722aae960aull, 0xec8f1ff2ab3e43fcull, 0x168f5b959f21606bull, 0x1d3f6ebfdd41d5b3ull, 0xf961fcdf8540c9b0ull, 0x17801fb5c54346fbull, 0xdefeeb8ffaf9fff7ull, 0x775bfbd159577fc2ull,
    0x6c8035a30a3c53dcull, 0x827df89e07fc8d78ull, 0x8ebe8a8e33de8ae3ull, 0x4fad96b523d7acfull, 0x385690220043654full, 0x83e7ba6e62aeb2ebull, 0xf5a863707fbcce10ull, 0xe5a8246a6a3e5bd1ull,
    0x265dd91f573520eaull, 0x6523f7494af45ab1ull, 0xdad56baf73f5f76eull, 0x23bbc82a413e3abcull, 0xf1655c9cb5425a70ull, 0xc0f428ae62b4b207ull, 0xf48aa22338106a09ull, 0xdfefeb9d7ff1fff9ull,
    0x774f52951901257bull, 0x962c9b4332a4fbull, 0x2e0852459d8b4838ull, 0x9ade723ef33d7eefull, 0x16170424372009cull, 0x295408f625f49268ull, 0x1edf1a3fd321b26eull, 0x2004197c4cb11095ull,
    0x374f32158d409063ull, 0xa9842a223eb6926full, 0x227b7a2d593000b9ull, 0x19d5ef02563f070ull, 0xb3f325e4975ba17ull, 0xeeff9ecf7a9ffff5ull, 0x5894141ee150c86cull, 0x9031fc4ae464dd2eull,
    0x67bfeafa9a3672deull, 0x4b31c879569492d0ull, 0x9509a63f4385bd6full, 0xe7a2dde112f4df00ull, 0x663f395a4b342af9ull, 0x2ce602f2227a2c7ull, 0xe0a8236362ae38dfull, 0x2024b16a6a3493c5ull,
    0x2c82900e82826f2eull, 0x1fdf4b3f5b19617bull, 0xd5f0b663fe6edfc5ull, 0xfba8c4050c4657a2ull, 0x5d9ab923d82c7bc5ull, 0x228ee1412138dc1eull, 0x37eeb27662dd377bull, 0x6bbe492f7cf7fa9full,
    0x160a270d598b5881ull, 0x8f6f3fffff76fbull, 0x3f7b26e42a512fbull, 0xe618172310a80388ull, 0xcaea2f1dfedf6eddull, 0x37daa2773f30366aull, 0x5d809645b542ce04ull, 0x61ae227f4ea7324aull,
    0x681f08cd73463683ull, 0x282a5cf9447662beull, 0x4c9ecb1fbb1966faull, 0x4020508b60922390ull, 0xdd90316a44f49a83ull, 0x1a3b2b24530aa58ull, 0xcd84d76ff4bc5304ull, 0x937f6b7fdc94f6cfull,
    0x22be5467aabf7affull, 0xe650906840304f00ull, 0xc1647a96dfd00478ull, 0x371ef64048015198ull, 0x66f6482e621c336aull, 0x3f71efd01863c811ull, 0xe0dd7abf73563373ull, 0x19599992211c01bdull,
    0x45893f723a737bfeull, 0x11663ca602baea67ull, 0x40b9767af737f35cull, 0x48a3866424000a80ull, 0x231a94a9c1042386ull, 0x60ad7da22b7c94ddull, 0x3a7e3a6f1299666eull, 0xc78c65a38bae52b8ull,
    0x3772b2163fb09866ull, 0xc9eaa1e77aaffe4dull, 0x2f1c2d60b922fcull, 0xe8b2d1e878fe4383ull, 0x2659922852053f82ull, 0xfdb166d0aefadd14ull, 0xe029fcc3bef4d27eull, 0x92dae02724b71206ull,
    0x9b596735498acd10ull, 0x385d3e371b3c305full, 0x222e4b4f1e27327full, 0xb2de5a6b703fb26bull, 0xb534ccc88ce8cd61ull, 0xed7a006506225bull, 0x6bf77adef75df362ull, 0xe0b4ede262fe53cfull,
    0xbb76a9cd553ee7bull, 0x21a42c26408c5073ull, 0xbb52b7a51bd7cc90ull, 0xfe3ceedf14d9dff0ull, 0x921c3cce686105a1ull, 0x9f34c7f43dd9de90ull, 0x91478d97b6301b8ull, 0x155a90a7d4000442ull,
    0x6997a2f00bc769fbull, 0xc29e07bddb4d796full, 0xbb70d5a0b03fbc93ull, 0xdea427d73d2e7e54ull, 0xff55dd94a5d9cdb4ull, 0xef55a6d789cbed75ull, 0x207cf8a8612201aaull, 0xb15a8424e3787c05ull,
    0xcc3d7bca42741a91ull, 0x9d7091a4b1ecbd25ull, 0x1041788a4352a4f8ull, 0x8913edc865f3ffb1ull, 0xddba71e7c7fd9ed3ull, 0x41301de1c4414cb1ull, 0x878c4e659218987ull, 0xc7d786b6ae9fcb7full,
    0x319122b465beb66aull, 0xe1153d9cd7305f9ull, 0xc8b0a668729f384eull, 0x1f319db384688d92ull, 0xffc885b48c8b3d1full, 0x8b31d5e4e7fcdd9bull, 0x72cb493f5b30326dull, 0x373ff9d958f16de3ull,
    0x809a258140a80b07ull, 0xdd75bed2afebcd7cull, 0xfa52b6ed608e4fe7ull, 0xb475d9981fdc07cull, 0xfb12c2a0dc6dd300ull, 0x2e5e2bdf2b0be8fdull, 0xd6ea27cd7b4b6da7ull, 0x3d94cb9f8f447d72ull,
    0xfb61e5ebbc779f95ull, 0xeda1b72036bf999cull, 0xfc389460ec0c4d0full, 0xdd4151958d5a9790ull, 0x9bde533b1b13a0eaull, 0x13f7793f5f1f39fbull, 0x41b0c0a8400a75dbull, 0xb964e4c0a0cbc584ull,
    0xbd4cb4243a8ddf07ull, 0xdfb057948540c5b2ull, 0xbefee79f7adffe72ull, 0xf3b4bd95d7129bfull, 0x902ca8e7b92df3ull, 0x1b31d99085f09d70ull, 0xbe3ef5ed7abf9fb7ull, 0xbe529731b350ed44ull,
    0xfcc8342302a60308ull, 0xd68a6789d8436d85ull, 0xdb6ae76414ff9c97ull, 0xdf61ffa9cd74df91ull, 0xf75ecab69c477f0full, 0xf67eb7e4a2ddddf5ull, 0xe158fc22cabe118aull, 0xc2a6f2ae3e993361ull,
    0x550b0695c4410652ull, 0xd4091491812ccd1dull, 0xdd7df5f4cdfabfb7ull, 0x9ddf2e95c5c9e47eull, 0x4323c6f9cd5679f1ull, 0xcc5c222793d89804ull, 0x7db43caacb6e459aull, 0xd9b5e8662fdf56d1ull,
    0xf172b4f73c8d9d07ull, 0xa6be6bdf727b2affull, 0xd60a093f9818321cull, 0x629eea6f7ebf72ebull, 0xdd2135eaebf7df9dull, 0x1bb2058dc555ffb3ull, 0xb9b6ede872fffffdull, 0x158956b38d49073aull,
    0x20747ce26bb6c1ffull, 0xd73ebeddfe89f567ull, 0x8ebe6f2ff2cb7ecfull, 0xdc010b1189ba8d24ull, 0x7d297ce8ce70ccb9ull, 0x15b93011cfe0c5a0ull, 0x5971b48045600584ull, 0x59f534c2abeacc7cull,
    0x33571b971bd5b407ull, 0x1c96c9a9d77f37ebull, 0x1b1b34dcb5a9ca05ull, 0x5539a4d285604da9ull, 0xc87c14a06288496full, 0xb694706aec2e56a8ull, 0xcafef00e70b9ab84ull, 0xfececf873a0b696eull,
    0xdc10be8fc2296783ull, 0x3098e2374314287aull, 0x9e76efec329fdf66ull, 0xee9cde4f488962eeull, 0x1f3e2a2b587116f3ull, 0x977feade9595fc62ull, 0xb375a0cc27ff9e48ull, 0x4eb9a3937bd36182ull,
    0xfdb7b4d6ebfedb79ull, 0x6e2f0afdd309697full, 0x367ec12018047783ull, 0x1c8e065f13234a5dull, 0xfd5dded4a5c8cd74ull, 0x4810c0c9fbf3e990ull, 0x88d4392b2bba12ebull, 0xfa5b189963d865aaull,
    0xc173a0e0a0bcfe17ull, 0x3cfed29581426720ull, 0x9db170af457d9793ull, 0xd1a0ccc8e5feeda1ull, 0x1f3046c4a3cbed73ull, 0x2144d8b2256790fbull, 0x6e7f9a7f19012a6eull, 0xcc84a4f6aeefdd7full,
    0xd4d823353b169601ull, 0x2315701d5d33003bull, 0x2e3a65db7a9369bdull, 0xf955dab6857f956eull, 0xe884bee2aaca697eull, 0xb296437e739c3eb7ull, 0xfdd3009736fcd705ull, 0x378fcb3fd02336efull,
    0x8998e4e3a2cba943ull, 0xa965fcdaafc6cd20ull, 0x664a266b7a80638dull, 0xadf5b9705912279ull, 0xc19a84a5ac8c7a0aull, 0xb25f7b9f9959a0a0ull, 0x2a2b6fd979797fb1ull, 0x28cf7a3f490d36fbull,
    0xff7b86a59c4c9115ull, 0xf520a16042bdd896ull, 0xe66fe76dfe8d530full, 0x3f6155908d5286b0ull, 0xd781c3b18d7ba7f0ull, 0xb3dde237679fb672ull, 0x91a0a0e8e2ee3c63ull, 0x193134cacd430590ull,
    0x7ec886017a064904ull, 0xb396468485417e22ull, 0xb8f2f7b46acfdf57ull, 0xf737db9b9df1866aull, 0x382e80963512ebbull, 0xf551bec58cc1d523ull, 0x76cf6b7f7a137267ull, 0xdd21a1a5c66ccd04ull,
    0x7c190729384f5384ull, 0xb7359f9ce6263b8ull, 0xb16a80a01003041bull, 0xff80d5e101fec790ull, 0x32dc9a321002206bull, 0xa64e2b5eba8b6befull, 0xc595e52ae2fed198ull, 0xdf6323ddffc1ff77ull,
    0x458806478ea9021aull, 0x740c1ab91924217dull, 0x1d6d1ed487c3e530ull, 0xc92ba6e5e2a5997bull, 0x7322c4e8c2762ae8ull, 0xec74dfd5b5cbcd75ull, 0x9ebe63ff7a5e7e7full, 0xd999b1e06bdfdf97ull,
    0xe55a93739889f14bull, 0x6a6e7bce3a637b67ull, 0x7f4fdb9d9559bd3full, 0x668e6b6b7abf7addull, 0xf0a3e5f0e0feda9dull, 0xdebe4c9dd34f3ea3ull, 0x2be680877d72ee8ull, 0x4c853aeaae7f576aull,
    0x63753ad23796846dull, 0xc6be6b4fba8b736full, 0x8ebe6fbff2433ae3ull, 0x8014d99511068b4ull, 0xed2bb463c83cd28dull, 0xdc913699aff9a720ull, 0x5d3aa3a5dc619713ull, 0x1533794a4b718c99ull,
    0xf44ca625389a1b04ull, 0xf9b6ac6df7ff3bcbull, 0x1f5e4b9fdd1320efull, 0x177772de9c419413ull, 0x8059b8f68340d06full, 0xe842c6eee3f56e9ull, 0x3b574adc9551e27aull, 0xfe515bc969cac570ull,
    0x8fa329833c87715ull, 0x165b1b355914346bull, 0x9676ec4632dcdf66ull, 0xe584cceacaaf7ae1ull, 0x17de533b5133329bull, 0xe5cee9a2c02c73fbull, 0xdb368f453a9bcd04ull, 0x697973922f4657f0ull,
    0xc1b38472e3ae4b53ull, 0x606e4a7d1b3f387full, 0x36d48325401875eaull, 0x3a8bfcfb03320afcull, 0xd575bec4e7c1e56full, 0x17b310e4134aa85ull, 0xef144fef3a9bdb75ull, 0xd8d5389b437a85f8ull,
    0x117090b091c1491bull, 0x3ad412858342644eull, 0xbfb206a4bccf1257ull, 0xb836c4c0e0cc5da0ull, 0x9755edc9b42a5d0ull, 0x9155ba27279dd46dull, 0xf68eca229b21f72eull, 0x9d22a072a6f9dd5dull,
    0x560a630159478581ull, 0xb5ee22642cb69c06ull, 0x217730ba5334a8caull, 0x5d5bb2779d0b1e41ull, 0x4b33c4a7b725a70ull, 0x22cb0a194310307aull, 0xddf5947ca5cddd4full, 0x804ad830960bb16full,
    0x6f7576f2bec3c172ull, 0x9d76bceaa6edcb07ull, 0xf60aeb6b78994394ull, 0x2acd7b1101b0a47aull, 0x49426522b9a686eull, 0x80b4bcaa24bff2c7ull, 0xf930e590ecfadbb4ull, 0x6085786a6b3f52ebull,
    0x735a96359140ad02ull, 0xb3b2c4a0398c7b43ull, 0xe4a56b4bfeafd305ull, 0x3d73560cac520680ull, 0x5d38a5e9e8ef5b95ull, 0x9088860545185c02ull, 0x8130842040ec3d0aull, 0x39f28be5cf5b68bull,
    0x7e349d89784651a8ull, 0x80da262fe62d7742ull, 0xd9a4a57662bddfd1ull, 0xcaa20ee02aab5b28ull, 0xca03e909c0712cb1ull, 0xd688a7214a0c7f82ull, 0x892396abe67ed7d9ull, 0x89a025e8e6bfdb15ull,
    0x496351c85474d3bdull, 0x31dd32b21574962eull, 0x4a50d121a04821c8ull, 0x6f51929085400070ull, 0x20853d2a423006eaull, 0x8101a6c0e664ba59ull, 0xddbc69eb6efe9295ull, 0x957eea7ec4e5966bull,
    0x20a8c4c2aa93321bull, 0x484d5b3b111862bcull, 0x8977bc8cc3c0ed62ull, 0x6028c1d11a83099dull, 0x17ba802044341902ull, 0x2377ffda10d3a965ull, 0xfeef6f7f3a4c7b77ull, 0xddbb71d6ffcdded7ull,
    0xc4e9ebf5babbefffull, 0xd971b466a66ccc4full, 0xf7effa1e8efdb2ebull, 0xa2e669cf27b8dcd4ull, 0x6039c5e840fcdb94ull, 0xdcaa4f9d9b4977f7ull, 0xbbc6b27aa46cbe6aull, 0x61a0646a6ab67285ull,
    0xf11ebf0777ccdd6full, 0x8aa26fc13a8bff95ull, 0x12bece6c72152a66ull, 0x20ef7c3a533622f8ull, 0x7e09d7b939cc5b90ull, 0xcc6436d18bcbef56ull, 0xfcf57b595c9b36full, 0xb37b433418771203ull,
    0xa16aff5684849bcull, 0x15be6cfd733f3adbull, 0x75f6b1f503322efull, 0x92ceea2f1fbd326bull, 0xf040bca280a9917full, 0x868665ef6e2f3ae1ull, 0xf551be4ecc6dd769ull, 0x2130f4e06476d381ull,
    0xd54bba3b8561b42full, 0xf5b8b4e168b4df81ull, 0xa263d440a3de9ddcull, 0x8d3094548d80cc22ull, 0xa0d4322628070c66ull, 0x2f5ff2f6755e9c63ull, 0x7c189b437a696aull, 0xfc6ae6ee382e5a04ull,
    0xc9a0a4e0a2fcdf15ull, 0x9092643dc371aae9ull, 0xbb26ede072fe9df5ull, 0xdcb023a9ee7d7fc9ull, 0x15df3e5785c5747full, 0xafdfb2b7928f364bull, 0x2658da33000c204bull, 0xf3888c34202cd805ull,
    0x4f77b5b6b3169faull, 0xc68ea466f2bc5e07ull, 0x18c60aaa23020a5cull, 0x28755cd201e68068ull, 0xcbfe692f56bd9ac7ull, 0xc9355c9585408171ull, 0x25e491b591122e2ull, 0x814ba6e6a6fefd0full,
    0x175cb7233b95d901ull, 0x4a85581e3ea45d8ull, 0xc0822228629b3244ull, 0xdd551696a5cc9465ull, 0x2a5b823f98051000ull, 0x81b2e56a65fe98dbull, 0x6e967b5f1b297b7bull, 0x2e44fe9009884120ull,
    0x461e610f5c300298ull, 0x3c5fdbbe9bcb237full, 0x2077f86b4a3242dbull, 0x878a2e177385b26bull, 0x76715b7f5a7313b4ull, 0x96dcedb76aca7fcfull, 0x6ae659eae07befa6ull, 0x1312869480487f27ull,
    0x7f017b5e497305f9ull, 0x8f855d508fd18579ull, 0x640b003f9f1501d9ull, 0x345d7a7e3e271269ull, 0xdec4031109012668ull, 0x37f3f4e5403efdf3ull, 0xf930e5c0226ede95ull, 0xd64ee402b0e4548ull,
    0xbacf004f7a9ffb4full, 0xb171b06282665617ull, 0xfef6df9f4b59fd66ull, 0x317189a87408262ull, 0x29c808302318006cull, 0xd51134d085c09925ull, 0xa3b76f5b67b89affull, 0xf86181f2b04ccd0cull,
    0x7cdc236fbbbf73edull, 0x22a359bb407a22b0ull, 0xcbff6ddf7bfdbaffull, 0xfd71fde6e8fc5d9dull, 0x7f45be94bc7df505ull, 0xa6feaf4f7a9df8efull, 0x2878921149162088ull, 0xee20889f52dd2b34ull,
    0x85ab25bfc7e41600ull, 0xdeb225a5d84d7fb7ull, 0x8efeea3f72af326full, 0x493a25cdc2a1a695ull, 0xcd21f5c08be2cd31ull, 0xb8d0c1e1080420dull, 0x44f4f5a8e83663dbull, 0xd0b4744622993c73ull,
    0x817e364232a98a45ull, 0x2a3e494d5ab32af1ull, 0x1b53189485508d94ull, 0x228e4a471191326eull, 0x28fd6a5a4bd627caull, 0xdd20e444a42d9a84ull, 0xa2becce863bf38fdull, 0x119440ae8125120bull,
    0x337d59de5bb72a7full, 0xcafef648d888ede6ull, 0x8a3e4c8971b1b8f8ull, 0xdcb6263ff607f64bull, 0x4591f3e2cfb605deull, 0xa4c910024b68014cull, 0x68d09253220514ull, 0xc1a0a4e222aec24dull,
    0x3f762a1f50969a63ull, 0x511179c0e3f18da8ull, 0x8aba2467ea866eccull, 0x13130ea63320dd9ull, 0xe3e432d58a96b0dull, 0xa0d0dc24302e1084ull, 0x2e53401a0d7a7aa2ull, 0xc7f4a5e468ec5f9bull,
    0xc300c824048639cull, 0xd6aa8541683d5984ull, 0xb276ec62329cf92full, 0xfc34fed4aec9c97eull, 0x2294580a2ba340ebull, 0xd56efb77e920657aull, 0xb37fa033039eb040ull, 0x6f4159958d400110ull,
    0xf831b5e0e2eedd95ull, 0x8e836fdde619eee9ull, 0xb36eec7238945864ull, 0x9da024ec2ebf5e41ull, 0x416bba6fc703306full, 0xb84026e2a28ae7feull, 0x62dcab2b1310716aull, 0xa5f1a3d5104606eull,
    0xcbea69fb5af5b245ull, 0xa2ce0a2fb00e326full, 0x26d7789a5b3220f8ull, 0x68471c741388d425ull, 0x8bee4beeb28f624bull, 0x91709460278d9c45ull, 0x4e4ffa9f9d1126eeull, 0xb9b0a462a2cfcd0full,
    0xe6448b872a9f4b03ull, 0x227f799f53549060ull, 0x26b06bd97b9a6afeull, 0xfed2860589894f40ull, 0xc19086a02c8fb30bull, 0xa3deea3f5114b6eaull, 0x7bdfbbdf93ddf767ull, 0x3f27fbdbcc716da1ull,
    0x4d9ba3bfddfd1212ull, 0x7c5fdaf2934bb37full, 0x6643790b5a13639aull, 0x5f8e6b3578852263ull, 0xfdc102a51c2cd304ull, 0xfe4f5f97af4aedfdull, 0x8b5189085738120ull, 0x39de863fc0003e02ull,
    0xff2bf7dad875dd99ull, 0xedaeffe2aaf5fcf5ull, 0x66af4a1dde19323bull, 0x20ed5a3f33060250ull, 0x5d204f948b4b4590ull, 0xf658a72119140d00ull, 0x5921a560c266d59dull, 0xef59ab432260b8ull,
    0xfe2153c93aef43f5ull, 0xb060906004a49009ull, 0xf9d2d7d063d8ed14ull, 0xdd809626a4c99721ull, 0x28289209c3648d0cull, 0xe46e9c63aa8f5105ull, 0x228f4a5b5f1228faull, 0x9820fdc0e2cecd94ull,
    0x5a6a49c97a4b63b3ull, 0x1f1329781320228ull, 0xf3cacaf318bf9211ull, 0x69597136af560470ull, 0xbf66cbb61c6db307ull, 0x26cf6b5ffa0b72efull, 0x8b5eb0e6b1a63f2ull, 0x99773b9ed7c9ed23ull,
    0xc88a048310830250ull, 0x5ebe4b9ffb537effull, 0x22ce6a3e9303226aull, 0x4dbae56b53b19b85ull, 0x6121b4e003f6cd1dull, 0x2e4e4bdf38036979ull, 0x9e96effbfa5adbfeull, 0xab6794633df7db1ull,
    0x660ec2d37a8b6906ull, 0x21df789ec77632e2ull, 0x977ffb9c9561a59bull, 0x28926436abb6adaull, 0x28ee695af3b72eebull, 0xcaa6440d9469ea00ull, 0x24160b9417620e8ull, 0xa9c033f9c0a3349ull,
    0x674fdb9f5b1530ebull, 0x6ace4b9f7a4b63e8ull, 0x82027c8bc17029a0ull, 0x8ca60e35710f2a7cull, 0x4da1f1e3eb757799ull, 0x46e6422d8d033200ull, 0x67b73dedb700180ull, 0xbc79ff43324cb9ull,
    0xfe448e371e8b0f42ull, 0xc920fde8e3f8dd34ull, 0x1e89dbc3132afbull, 0x336bb29305d09473ull, 0x5eae017f5a613b0dull, 0xa094286e24be72a2ull, 0xf557babea761956aull, 0x42d458ab522263fbull,
    0xb1d71a1e8142a62dull, 0xc30ed94078b9c985ull, 0xb24e8c7b739c7d6eull, 0xcd206cc2aefef97full, 0xd604d9c8c93147b1ull, 0x282f693162641198ull, 0xdd1a84c4a48fcd05ull, 0x1559ba959dc10473ull,
    0xf9b1b5f4a3fedd15ull, 0x8ba265cdc071bad7ull, 0x764ad0a01808491eull, 0xbd8884b52f8a7a0cull, 0x6e2a6fc2832229ull, 0x12137dcac9708c90ull, 0xff20efd57cccfdb5ull, 0x7e5f1b37135c244eull,
    0x497884b084c81c05ull, 0x7eca939f994037e2ull, 0x8fbb50af5d751283ull, 0x7a7a9e741185c83cull, 0x1455298c342037aull, 0xf54e82232b8ddc45ull, 0xd88cefd09ae8d954ull, 0xa87da47223ee9d4full,
    0xcc7ce9a6608fd7cbull, 0xb2d8a637269d9202ull, 0x159f0bc4574a420ull, 0x4e86a541aa8f4b83ull, 0xd8c43ee2abca4d5cull, 0x124bbe35c140457aull, 0xdf3e9ebde6dfdfc7ull, 0xaf2be9e9d0651a81ull,
    0x91c9b6b4a7cfa55bull, 0xe0f7bb22a29ebf7dull, 0x6ab5599a627b73ffull, 0x56ca0bbd590920a9ull, 0xf0908621adcc5b0cull, 0xf801ddc0a458cdd5ull, 0x7f519eb495d19124ull, 0xac9c86330008326aull,
    0x7ffb83b5185c9b17ull, 0xe32aeff109fd7c4full, 0xc6a6494e76ade2ffull, 0xef4205531622d8ull, 0x89b065ce62ffe3d3ull, 0x5c138721e841c184ull, 0x5851d575513d1394ull, 0x3f1b0ba157694a1ull,
    0x696171f262e641fbull, 0x4658022b5000030cull, 0x98a0cd50cbfdcd15ull, 0x83446e1388b7310ull, 0x84892349700050cull, 0x746c4b453a8f7324ull, 0x42117088530419cull, 0x88376d1877ffadd4ull,
    0x11f370c22773b493ull, 0x764f1a171d9d120cull, 0x624882a1100a410eull, 0x7f5f9296bd4d856eull, 0x32848a35380a336aull, 0x8581e7b8e47eb3faull, 0x80b469ee52bfaee3ull, 0xd555feebc8a5916bull,
    0xee6a539519813ab0ull, 0x6e8f4b3ffb597fd7ull, 0x98c6a42cc0042266ull, 0xa30c1d953d30894ull, 0xc931ddf0b28cdd84ull, 0x265fdb9d11532164ull, 0x2fdf7a9fd1407573ull, 0xda966c9698dbff81ull,
    0x220eebdd530363ffull, 0xd5e8b4a2e6fc974bull, 0x4f422ee8c8a321fbull, 0x31160f066788859ull, 0x28aa5dda439732fbull, 0x4e9e4f9c89496f68ull, 0x9549b6a0851c952cull, 0x76e53ad62a2e52fbull,
    0xdf49d3919c59d78dull, 0xbc061a8cd860e228ull, 0x92119c280274183cull, 0x36fe4a1f13162adfull, 0xe9a141d52bddde11ull, 0xc4e44f4d98836ab0ull, 0x17ab63b595619203ull, 0x361b799f59712ac1ull,
    0xcc2cbfe0ca4a49bcull, 0x9961bce0e1e4d935ull, 0x35bfabbc17026faull, 0x9788c723089921cbull, 0xa1eac27310a3b14dull, 0xc0902d4e6e3d52a1ull, 0xdc20a6a228ad51ddull, 0x32599093037600e4ull};

BNN_TABLE int32_t bnn_limits_3[96] = {
    258, 251, 271, 267, 251, 269, 254, 253,
    271, 263, 263, 256, 263, 264, 255, 259,
    263, 246, 256, 260, 262, 244, 259, 261,
    252, 252, 254, 249, 256, 270, 267, 266,
    261, 273, 259, 259, 254, 268, 262, 249,
    263, 265, 266, 250, 259, 260, 255, 254,
    254, 251, 283, 252, 256, 249, 266, 263,
    253, 253, 256, 257, 251, 268, 260, 270,
    254, 253, 261, 255, 254, 258, 273, 275,
    264, 268, 269, 257, 266, 253, 264, 251,
    274, 262, 254, 249, 258, 259, 262, 257,
    255, 266, 264, 255, 255, 255, 268, 262};

BNN_TABLE uint64_t bnn_weights_4[1792] = {
    0xf9674fae8ff274eeull, 0xedc97637ecb1b5e6ull, 0xf55266b5b0a2afb9ull, 0xaf10080cebd18125ull, 0xf1f256a405e3472dull, 0x5c8eb6b556262ad0ull, 0xa1b4c30a63df86a4ull, 0x6502d0b7d0fb7cddull,
    0x74c433bde32df260ull, 0x140543b71ea5c972ull, 0x83091c590e4442d8ull, 0x25df3778633725e3ull, 0x12b2feb634736f5aull, 0xcebbf8f71a2e9ddbull, 0xf2c396131ab7b0c0ull, 0x38dc1ab9e5d83399ull,
    0x1fcb28f562f664ceull, 0xa61b8c46c358162cull, 0x4c19c07bf4c9f1c9ull, 0x7096fcd260ead655ull, 0x5816932c242fee53ull, 0xf4941301e449943full, 0x677f28bec0d71b9bull, 0x978c7b1c286e4e33ull,
    0x8acdf25237b1a1ecull, 0x365303088d172f30ull, 0x724216a9ab12009ull, 0x10aedb908dc501e9ull, 0x84aeeb2e2b0bbd4eull, 0x596ce22c21491f2aull, 0xed4f659696b7f966ull, 0x177ef2c4b524c456ull,
    0x171b88491665d6f5ull, 0xd58de3b416ef2b40ull, 0x637e3db3dee4b288ull, 0xd58993395fe6ebd2ull, 0x65c77f72313ce4deull, 0xa09ffb66828da53bull, 0x3233e5f6d9e22120ull, 0x4dd50c2ec1ab90d7ull,
    0x4b9a1df698ff7abfull, 0xe1f3b486cb16d0a1ull, 0xe36a1f2798172fa9ull, 0x1bad8d2b5485ea59ull, 0xaae253005472c5a4ull, 0x3b7bb888ec6ad488ull, 0xc436f6d9f6bfee0aull, 0x953df9917629de45ull,
    0xcba95d26884195faull, 0x93acfb60af4eaf47ull, 0x1b6128dc1f2adb53ull, 0x5a00d8f998cfab91ull, 0xd33e89170970e35ull, 0x8ad9f66eeb69c666ull, 0x9c0d0133d6d764deull, 0xf382f15cfb64e4e2ull,
    0xd5cd70946b72e5a2ull, 0x198aa0911620d1a0ull, 0x1216f5326a4f272full, 0x4bd26ce6a3fa610full, 0x71d3af7f4694e5aull, 0x72bbc76cb26d9a3ull, 0x989a9453f24b4d35ull, 0x17a6bfa7daf62a69ull,
    0xe2ff4e06aa6dd22eull, 0xd4ebbfd3a51f8e38ull, 0xc1b93f70291862e3ull, 0xe5f4bc48e1da426aull, 0xf24114ff89e0420full, 0x9b901132b5602cafull, 0x4df3039de5f4c9b8ull, 0x7800afc9316ec631ull,
    0xb2a041c79ed69d6eull, 0x38ecc9b164e4a46ull, 0x852be399afc509c2ull, 0x152fb9500b10a9d1ull, 0x532ee3b33cda4bc9ull, 0xeba53e4f8b447138ull, 0xb36d3bf5a9625918ull, 0x1d2eecd71ea5abd0ull,
    0x9463659943018783ull, 0xbcaafe07e0fb52ull, 0x908d3f98069fe3ceull, 0x1ea3a11cf9686c36ull, 0xbacf3c69def93c6ull, 0x69c43363201f0cedull, 0x7b7bedc449620c07ull, 0xebef1941981a309bull,
    0xf256ffbd3b4ed801ull, 0xffa80f1c4be477b7ull, 0xd1041c3f1190632dull, 0xa094c443cd8814adull, 0x8e2a54c6960ab4acull, 0x2b512776ba5e4dcbull, 0xf6e37f1e95a03077ull, 0x518ed897d65d1b2bull,
    0x9139a17a86480d64ull, 0x5ad08ec330c4f87cull, 0xd46de7030c95a9f5ull, 0x4d8ee9fe1e86bf53ull, 0x1aacabac83a3e0f9ull, 0x5185f7631b10e02dull, 0x7dd54631621d4546ull, 0xa4caadbb1135aca9ull,
    0xd0ecc69a99c2dfbdull, 0x30dda419e4fa4c15ull, 0x9c3ccf5931968f33ull, 0x48b9b43b86dd7b7cull, 0xe226f3ecc44cda77ull, 0xa299d124f3d5c90ull, 0xb6c5070c93610b57ull, 0xd3c1db73e6555a27ull,
    0x81b67d58a7484deeull, 0x8cf205ff4c91bbcbull, 0xc400f8ad677b9e62ull, 0x1f19f209757d04d6ull, 0x5f2889fe9fcc4ed6ull, 0x88a91b18eda5c624ull, 0xc218c97f1edc3896ull, 0xcddcd60967773bb0ull,
    0x5722a5b93e0ca092ull, 0x90cf74b69c2aef3aull, 0x3d269927d9bc289full, 0x5de81b7388f770b9ull, 0xbe8833b865420ed5ull, 0x62826ce3f1dd6219ull, 0xfe59ca22cddd2d90ull, 0x5084f1fb3968c9f2ull,
    0xdb23f5bf18b3018dull, 0xfda251f641935bb2ull, 0x1caea883e4b69f03ull, 0x63e8c765140d561cull, 0x9b66e37b14923911ull, 0x1787ea5ba9f3fac3ull, 0xa047e7614259745full, 0xcbbe38d734928a17ull,
    0x7c25f1f3cdaa8288ull, 0x5fb0904193a2db10ull, 0xd5147a5a433e9d3aull, 0x2997ad018dcb7be9ull, 0x8bd7dada9e9ef732ull, 0x28a78e22ea76142dull, 0x1f976968a1f29d80ull, 0xfc97229871b7c6ebull,
    0x829770d1809a1930ull, 0xd78a9e9ab1339dc6ull, 0xf68cf76c5fd157fbull, 0x71af968f7e86d4b2ull, 0x6f1a5752afec6d80ull, 0xbd1b54705876f50dull, 0xdebbf39c268e3b94ull, 0x4327d4d706262c7aull,
    0x279925aedb2311c8ull, 0xa047ae150ccef34cull, 0x9e4000231cf38ff9ull, 0xff4009a5dd23169ull, 0x29a0b5e41bf08450ull, 0x64970497836ef093ull, 0x1ca6ed75b981d9a4ull, 0xb100d5ce89022ad1ull,
    0x528f6e6e9452affull, 0x3fa48a5297bdcae2ull, 0x5ca8789aaca319f0ull, 0xb61ba6caa9c9ff0bull, 0x259bc7fe9251e51full, 0x78b99d3fdbc88058ull, 0x8988a314b5138d26ull, 0xe82e047712072fa6ull,
    0xc03611bd3a55a446ull, 0x1f3430c8680bf445ull, 0x2f933b6ca232bd8full, 0xcb743e7ecefba6fdull, 0x893a1078d915b7cull, 0xedfe599ae20cf82dull, 0x369f2fe9f3ffe359ull, 0xf1a994ac736ac0a9ull,
    0x904edba92e357f3full, 0x631f0dc08278c06aull, 0x4328da12a68d985bull, 0x6f97019464deca6full, 0x3016f29d25ceacd1ull, 0xc08fc477d44f54f1ull, 0x53a400552d95e2e2ull, 0xbe17b820d948265aull,
    0xb3747cf1952bc69aull, 0x5fb578d39969c0c9ull, 0x7b17a666662b66f2ull, 0x8bf2c32f1ca62515ull, 0xb0adde9a3fe4ac3aull, 0x5b0ce5674e41165cull, 0x52834edfc63676dull, 0xcbffa24d0d2a9b79ull,
    0x8fe2d8ba385e29e3ull, 0x215f8d91ea79f6bbull, 0x2114bfa9a36d74e2ull, 0x8d7bb2ea4b3f6bb8ull, 0xc8572236b8aebd28ull, 0xa9604526c8397a78ull, 0x8f6e5a98248b99adull, 0xf145ee166ef970afull,
    0xdbc7fdd8ecd99d0full, 0x70cbef4ca8d43051ull, 0x72dfa1454dcc3709ull, 0x37a00d642dee192bull, 0x379345004ebef94bull, 0x819210a1d71385f8ull, 0xaf652d126e3952eeull, 0x1aa58b8b94e8a9a7ull,
    0x3160ef3b6962844full, 0x77ed0b501eac0abbull, 0x32cdfbdb337eecd4ull, 0xcba5c733ef0257d0ull, 0x496b94e596ad66b2ull, 0x44d33da5631ee389ull, 0x6306cc0ba331f252ull, 0x1f53320048b402e4ull,
    0xd757e97a0178bad9ull, 0xd3d4e2dea696a71aull, 0x241d4ce6a6b894dcull, 0x66180c8c220780f8ull, 0x1d28f5c8a872a115ull, 0xbf32b85270dfeeaull, 0x8f73a372381209a0ull, 0x17351e10d3f4f0f9ull,
    0x656844f6dd61f8edull, 0x6d71a58f66abe4dull, 0x5db5aff4e09c49c2ull, 0x16aadb53e6fda437ull, 0xcff2d4d3ddb368b9ull, 0x2bb56cc6d3d181aeull, 0x2097afc5830762c0ull, 0x5db0232dfde79fedull,
    0x3d4d9f6a96f1ae3bull, 0x4b4c4d44ee3d62e0ull, 0xaddada9b6643e85bull, 0xc6681b42c6effb3aull, 0xe7df18419fed8978ull, 0x7bb46f4779f5d0f6ull, 0xebc7cf5317262752ull, 0xe555ae08acff6f8ull,
    0x26481dec2f6d701bull, 0xdecaee7a15cd1d1bull, 0xa37aeaf87d0d531full, 0x37fce5c579895602ull, 0xce6c4f521e9cb5b2ull, 0x67948665c5a3f768ull, 0x8641e86752f1dce8ull, 0x76bf08c1c37c5e9dull,
    0x7448c7160c949d13ull, 0x9f55b912bb1f2042ull, 0xf473409d204662c4ull, 0x19f36b042a508c24ull, 0xa3e6c0560d84e27aull, 0x210139997b5382ecull, 0xc7ddd8b2e19ce21cull, 0x2568d3d0d62dc25bull,
    0xb823b5a5df2f7eeeull, 0xdd9115a6ef6d7fe7ull, 0x86da9e516e518253ull, 0x5f65503997ddb844ull, 0x77d6cf51c1ac9c7full, 0xabe6b8e9772fa5d4ull, 0x5f4d6728e8d24209ull, 0xf97a08851b9bac76ull,
    0x6cd8050955c53bb9ull, 0xd929d0349b0d30a6ull, 0x9b6bfbe224418f3aull, 0x80c6654175d255b5ull, 0x36debb763a94ffbfull, 0xc7e95230723959dull, 0xa9e3988474870533ull, 0x649a9f0be8781799ull,
    0xb099fa2c68c98a63ull, 0x210e4d333473c8ddull, 0xfae75cf4cc988243ull, 0x565efa8245925694ull, 0x924f72e26a9cd26aull, 0x4132cf21ee84c21bull, 0x26ceb9c5dc164493ull, 0x81b4a9785f17ac9bull,
    0x9d1371f8404de58aull, 0xc17862d66c94dd20ull, 0x9d1105268bad3c38ull, 0x4df025219e6ba119ull, 0xcbf104178eae612full, 0xb0ecb809094afb57ull, 0x7dc6156439af31f2ull, 0xbbc12e0764d7ac8ull,
    0xea15f2d3c7873cdcull, 0xbbe4e10a05898a91ull, 0x2687bc952cbd4abaull, 0x836f77dd0dd9d3ffull, 0x9fd15d1bb504630eull, 0xda3035c86cf25f46ull, 0x56a6b9221b736476ull, 0x1a1f76f67557f466ull,
    0xba32fc1f9b7a4d8full, 0xc0e2ec0941ab985dull, 0x813b7846284368a6ull, 0xc557e26a8694816bull, 0xdc81591e2d7b3004ull, 0xe22e982dca008c91ull, 0xa2c6f1f855b6f733ull, 0xda41c0a555abbd90ull,
    0x161c9e375b18d832ull, 0xe36d66ce1d03f8bcull, 0xe2df01413312abcull, 0x603f529dd40a88edull, 0xe4e0faed4c5ac983ull, 0x5bce5fee55abfddbull, 0x7c956a969f318136ull, 0xc9f94665f801b91cull,
    0xe878dc0553db7c84ull, 0x2359981b5b618157ull, 0x97df32763f85656eull, 0xdc32f6378dd96fdull, 0x7a34c91a4c724ec2ull, 0xd322646012a1cd62ull, 0xffa448798f3fb144ull, 0xa703aa721723e6b4ull,
    0x594e2ccbb2eb295dull, 0x4af8d6e35faeff51ull, 0x82767c6f637c5d28ull, 0x7b1e533ee93f7e4dull, 0x990a1b6f29c1832full, 0x880e3d7234bcb638ull, 0xe62ebd9f46bb8ccfull, 0xa978e3e265848d59ull,
    0xb1708d17b62dc83aull, 0x27b42be92c5e478cull, 0xc56de6c99d99d73bull, 0x9e8508931aebdc4ull, 0x8831decb54eafb99ull, 0xe1384d207233c4cull, 0x27f85e686aedf9ccull, 0xeed01d01470aa195ull,
    0x4e00ed1b852b209eull, 0x4ac627a16108a39ull, 0x267ea9ca901c4ae8ull, 0x2e054f789723a02cull, 0xc51b5e823ff4736aull, 0x9019d7dcfe2a5a00ull, 0xe36efa42f15b3ec8ull, 0x4caab76d23683870ull,
    0x757956ffda4e3fe1ull, 0x8186ea56e9c5367cull, 0x2efcd81b602c4bf8ull, 0xa6fb58d97258c959ull, 0xf87289118626c1b7ull, 0x86aa0d0d2bf67e7dull, 0x9eb329c9a1af526cull, 0x9bfdd07dc10ef8d2ull,
    0x396f1879c586fb95ull, 0x666dfe0d68d48443ull, 0x3c61ead2f20c47b7ull, 0x6e3cd09383be68aeull, 0x7d338fb69f2999afull, 0xb8f9b19b152bffccull, 0x806823a0e5d4e401ull, 0x5cc60d8d26d48b3bull,
    0x8f7f92799025f3baull, 0x4a5600f015bfef78ull, 0xa276ec5f983a7dfbull, 0x564f0eb3cbacb422ull, 0x97695bbeace26556ull, 0xafe4f7c23eab9f06ull, 0x252e6662b2542358ull, 0xd3f9d2ecdb0ddd53ull,
    0x4f4eef1da273e558ull, 0x17fd5f1b87d8a5efull, 0xbfc843161390f4adull, 0xe08d4284cd10e011ull, 0xbf2c9a721a8069faull, 0xcf15507cb5ac1c3aull, 0xc2d3bdeca0dd956eull, 0xd339529fa988d247ull,
    0x2985737631c4b280ull, 0xd2bf8ace2210da7aull, 0x80030acdab845325ull, 0x549a2d6a8d05323ull, 0x248c5b2a7a0021a8ull, 0xc8f2c8e478425af1ull, 0x723dd29cdb399be7ull, 0x4575cc6953b5b799ull,
    0xcfaf17d1db81603eull, 0x2fed7ee44de271b4ull, 0x4038d4430a7a98e3ull, 0x3d7794d73accb24ull, 0x190c037b17913bc2ull, 0x6f6f81991f1ba0caull, 0x6140e49e5d076b2ull, 0xf1b9d47793ab0d9ull,
    0xe7c41d6d1ba5612full, 0xdbaf3ff24b2434e0ull, 0x3e49bf7b4f4e2666ull, 0xb486957573b7a0e5ull, 0xab580f2ba6579242ull, 0x2f132c5c2bb4aae3ull, 0x6451488215992115ull, 0x5c580795d4d74f9aull,
    0xc8c40b67523eb355ull, 0x1272c9909ac2d399ull, 0xc7c526ce6cfc5d6cull, 0x85244a1e8c69898ull, 0xbff40e6c6378c65cull, 0xb5a1e61f15810f76ull, 0xa5fe1751569edb4dull, 0xc31db1aecf35d0daull,
    0x944fec9ec7cb0ffeull, 0xe6d6dc412785bf67ull, 0x59ed7d79bc54f027ull, 0x2ee39f5bfb7d706cull, 0x94be64913ae035adull, 0x4c5e953376bff9edull, 0x2e3a48899dfa9994ull, 0x7d468b72251dade6ull,
    0x65576fc8752cfbc2ull, 0x18c1e795d912a58ull, 0x2c58039b1aca581cull, 0x6c40cfa61442d6d8ull, 0x952a82b6e4f747feull, 0xecfa0da668083cafull, 0xbbc456ec9a9a221ull, 0x35dfb4fdf1dace23ull,
    0x7a636a86e9561c98ull, 0x30588381251e1aa8ull, 0xe856008542d231fcull, 0x8fdea001f859329dull, 0xd5d8192fc18ad05bull, 0xe3ae5504d7c09b1ull, 0xe837d550263cad6full, 0x3c33b4c2a974643full,
    0x500092ba96a56ce5ull, 0x15a3b8ec69376ea3ull, 0xd3733bd14e2ddc95ull, 0xcd0adc4d31db649cull, 0x1b52db27c81ebdd9ull, 0x448e9713569dae49ull, 0x12b968084ef43245ull, 0xb05a9033b677283bull,
    0x7a6b3819b7665892ull, 0xd30194260dfe5bc6ull, 0x1793c2693618a296ull, 0x29d9377fab315e46ull, 0xe97e76c06cadc3c9ull, 0x16a4ca225a2d1d45ull, 0x4bafa8042d2a4e89ull, 0xbb35553e5b9b905eull,
    0xb47f299d1d619bbaull, 0xe5ce590912be8207ull, 0x2a7a380e987a9a91ull, 0xc8a4bd034db210a0ull, 0x439ac63396bb0fd6ull, 0x7c014d8bd4d17212ull, 0xc06bfbcb0daa599aull, 0xfac4cc676395b6eeull,
    0xbcc1eab393ebc5daull, 0xecc64a289ad6b19dull, 0xd0ca17370dfa2ddull, 0x6cde635934d94d6cull, 0xcd6bff982fc7a5d6ull, 0x27fb1c8ddb229203ull, 0xe4ef7b113f476dc6ull, 0x472e3ffe09aec66eull,
    0x95beb19ab3f00775ull, 0x3f289a2f547d6d90ull, 0x9f0b289440edd293ull, 0x5236e0cacbe1f71cull, 0x31c53aebcbfc4fe2ull, 0xa86a08cce44a4703ull, 0x70d79bb864164e8bull, 0xa7e423ecf3574397ull,
    0x5146fdbb0f552451ull, 0xb94c49e69a8133b8ull, 0x65289b88045fd992ull, 0x46518b9d26cfcfd3ull, 0x1236e48228a8136full, 0x85362ad1a5aeb40ull, 0x8371682ca7fbdad0ull, 0xe288961a27ac4ee0ull,
    0xe9969f514c24d568ull, 0x61dc879384df6f58ull, 0x941643a29ae9af47ull, 0x1b6b2cf565ac1799ull, 0x572f89f79968d414ull, 0x15138db27bd7cc56ull, 0xa2beb52d1fb59866ull, 0x20d1c803d6a8b04cull,
    0xd2a2bfc02848c625ull, 0xd97631937ac8d06ull, 0x3a6999efd94cd2dbull, 0x58ca27b16484262ull, 0xe72ef564441aa46dull, 0x3bdcb9eae25aa666ull, 0xaa451869437f8a82ull, 0x4781ad3384975be0ull,
    0x74ab2791b8ac5ce8ull, 0x835cbbbecfeb7ff9ull, 0x3142771db0abe862ull, 0x8ec9d02163b52564ull, 0x3e402b14db204e16ull, 0x81d5accfb510e776ull, 0x2662be4caa28cea3ull, 0x118511a0e4091ebbull,
    0x3ec448aa161a552cull, 0x8138026bec5a92b5ull, 0xe17ef01166db54fcull, 0x7ad2422d4752b2d0ull, 0xfac5786ce2cbc856ull, 0xe0be56192d323509ull, 0x9f391be92dec5b89ull, 0xdfac97cd6d77b782ull,
    0xa86957bb29939d75ull, 0xfea515305d8d112cull, 0x925df815efb3472ull, 0x667b0624e344c058ull, 0xc46210b8110a8a57ull, 0x2b6cc4d02f99f98bull, 0xc0d330a5a3ccad68ull, 0xb0a29cbd93eddd97ull,
    0xe779e2f12ac33dcdull, 0x7e2febc339a3c4a0ull, 0x2ba4cbe7df0d9b36ull, 0x245d87c1d07be7efull, 0x38b22d90173feff6ull, 0x422e1bc14dd60d00ull, 0xce47c69331911195ull, 0x6f3dbae63036959dull,
    0x69e71093740153b4ull, 0xf226f4bd704ea403ull, 0x6f51a963d720993dull, 0xc63ae65d403ed79dull, 0xf4e12c5e7486771eull, 0xc47fa4bdbfe953f2ull, 0xc473a51973e2e3e0ull, 0x44b379973b3ff62ull,
    0x3b4410e63c910d8dull, 0xb0dc041d4bce4bf6ull, 0x9ef511019b528524ull, 0x47b98b43fd656e34ull, 0x12653165e9300509ull, 0x33694f41d2e96005ull, 0xaa64a4525e8c805dull, 0x9f64d09ea8ddf2fdull,
    0x316448baab17bfe0ull, 0x4bec1ae1dba6efaaull, 0x56b1f6c92c97bd95ull, 0x7fc7ac86213d493dull, 0x213e97de5d036d01ull, 0x1c90b5254e37250dull, 0xe63a2d15532ec742ull, 0x9ab07c7175aed43ull,
    0x30c40d110737e93full, 0x413a04efe6f3f459ull, 0x789623ad2419ca01ull, 0x409faa01fd676635ull, 0xb4137e9f54607705ull, 0x147a364a4f515d1full, 0xa57a849c6b7375c0ull, 0x278ace67da8e5821ull,
    0x90e5d9b81c89a70ull, 0x64d076609cf302full, 0xf3fce4a5f0dd650ull, 0x1fd7a9a7e08bfca9ull, 0xc4df8f98e22aaa51ull, 0xe7fadc7e7256671dull, 0x56c6e85d1fafacabull, 0x296045274c520a0full,
    0xcfebedf6edeaee05ull, 0x255392c30729e78bull, 0x7a64ab4587d1b397ull, 0xda2b5468113fb76ull, 0x56cdcc552f30918bull, 0xe1cef53b26e4250ull, 0xf798e975f72e527full, 0xe81f3a99b7c52b34ull,
    0x24df13091c8cad01ull, 0x75705c3d4b6e70a7ull, 0x6bb531e38635b43full, 0xac9060f870b35e3eull, 0xa54ace37bcc40b10ull, 0xda656c49a49d9b36ull, 0xe41cdcbb233ebc93ull, 0x19e6487cbf6957deull,
    0xa04e8b2b15fab1f2ull, 0x17da4a54602a2dacull, 0xc6d5ab53d547e52eull, 0x2b7248449f2d580bull, 0x37f33e48ab59591bull, 0x8a3ff3e903c33c46ull, 0x364a4f2d0cfadfafull, 0x4db205c29b8fba21ull,
    0x19bd0e8dd2d4f3aull, 0x9ef42b7a843c083eull, 0x99dae51c755cb6a1ull, 0x702de670e0064f70ull, 0x58ebad2e83ea9af0ull, 0x4499f5ed4d9f6636ull, 0x616a149ca31eb250ull, 0x2d2516bea4955a17ull,
    0xb7644b710049043full, 0x748cc53d9dc6efceull, 0x509545ed86bc591eull, 0x639b1efa7fdf833ull, 0x9273f7119b3dbd53ull, 0x2c9f0a2f076329c9ull, 0x2934659a39991b88ull, 0x271d93839bef52f0ull,
    0x845148ebfa7645d8ull, 0x53c60c93562fcb9bull, 0x79d50dc196018890ull, 0x5caabbd91b3cd0bbull, 0x852aa64e27909e32ull, 0x3a9124a53589a12dull, 0xb05634bdecf22428ull, 0x19310a523dc40a94ull,
    0x8a42db18d8663560ull, 0xa77c83418b9490b0ull, 0x61898d757067ee7eull, 0x8acd8b42575ec3b3ull, 0x8c881a6ad1714098ull, 0xee2d1a41878e7f16ull, 0x34e8cb5c214b2246ull, 0xa65dd066a250f697ull,
    0xf7f8016c7b66a551ull, 0x46818b61dfbedf3bull, 0xe176da3bdb528d52ull, 0xddedfcbf44e140adull, 0x2923ddea2c84ba30ull, 0xfb2582a69fcd953eull, 0x29191123dec62d2aull, 0x6a3ddae4ff4d4642ull,
    0x5e2a71496689d2bcull, 0xd3bc6cbc5a6666e7ull, 0x21624c3f64274bedull, 0x589731f365bd6a2cull, 0x4ebb344d350d6a6eull, 0x80fad0b9683205c1ull, 0xf49b9e3e728ce8baull, 0x2f6eda465e305605ull,
    0xbb33bdfcfa651f2eull, 0x4c8303f2cf51275dull, 0x8716af5277b2775cull, 0x148f4654a8d1060dull, 0x84131f8470410404ull, 0xade23043573fadd4ull, 0x14904cdda8905785ull, 0x11c28884d5530494ull,
    0x7dd3258fa45bb868ull, 0xbff0519297b3fbdfull, 0x5324276b81be451dull, 0xc3acf04a045db161ull, 0x9d83d1dfce34681ull, 0x6879b435dfa8b8caull, 0xadda9fc3774bb9fcull, 0x67a7ca08e0d34084ull,
    0x90df25ed1debbb98ull, 0x7cc3cf6ce3d18ce6ull, 0x8dd95eb90c09e159ull, 0x3ebc5a96a59a4180ull, 0xcdc2ad801c22b291ull, 0xd33af738bc8c9301ull, 0x600afbc57de79983ull, 0x623cf2fa9cb44690ull,
    0xc37150e41b05fb7bull, 0xe21ce2d43ccc1331ull, 0x1ff095bd93a9ccd3ull, 0x593c53adc3b3d8beull, 0x9af190bcdaa4f212ull, 0x8eedf2ff53bcec88ull, 0x19ca37e6b75329e6ull, 0x90748a21032d99afull,
    0xe8d02ec3de4f192full, 0xff02e82076f7124ull, 0x3f26ab30a53e444dull, 0xe9dde2894c08b239ull, 0x9f47ffdfed12beceull, 0xdb61918cad2e47f6ull, 0x63cda6433510d97ull, 0x261339062456068cull,
    0x5d65d4d4d0ba77b2ull, 0x520af46ca1e5d801ull, 0xb0e6adcd78e90e53ull, 0xe6fda2fc4e0cd92bull, 0xbb5ae1cde51a53b7ull, 0x372de93fa1be5287ull, 0xc33bbd720309efc9ull, 0x733ecad2c31d743cull,
    0x6210b4b75faefff9ull, 0x33d34dac0ac4718ull, 0x2e062d53d47b260cull, 0x6de9ae8b8c4a7939ull, 0xe4dc7a1b5d13c9d1ull, 0x773ffcd262ba6cdeull, 0x4dc0cac517420191ull, 0x91a657063ac366cull,
    0x9f2950e2bfb5b3ecull, 0xdbfb75ee8ea89a68ull, 0x86e2815012a08468ull, 0x1111791733232c94ull, 0x1bd07c17879edbb0ull, 0xa9ef4d270e9fe9cull, 0xdc8b54b282579c7bull, 0x41f6a74dcded4521ull,
    0x5a5537adaadf24c6ull, 0xe963c880e66dbc39ull, 0x1423c82ebf36540ull, 0x5d127f0ae9580c45ull, 0x2f2f2f2a225ba4acull, 0xc8eba72436e99612ull, 0xa63eff0f55579bb9ull, 0x6dab62622200907aull,
    0xb264b0355a84dcbaull, 0xa4aff8d333cdc9f9ull, 0x7f8720b8188c1aaull, 0x2d2f8e636327ae81ull, 0xd56a713f1faade9bull, 0x7771b7feebfcdc63ull, 0xef2ce8c1376b3eb0ull, 0x67955d9fcfbf6544ull,
    0x4819151fcbabe966ull, 0x1df1090ba4bc3337ull, 0xb0f46a955583eff3ull, 0xcad19e82d7ba77ddull, 0x722c249b852e73b0ull, 0xf2224932a0ee5602ull, 0xf051d9567b33cfc6ull, 0xfa3209c18c6b4ea7ull,
    0xedce4f83944a3c18ull, 0x6e56bcd8e8518f6dull, 0x7a728dd185ae1777ull, 0xc28192740aacce4aull, 0x92d2913d94a3d39eull, 0x8329b96263f53f2cull, 0x8852890974bd36f5ull, 0x9269796c5b808c42ull,
    0x596fd0ad03edb87aull, 0x2cc92c17568af3b1ull, 0xc16013c0746c6391ull, 0x275c20d65096d833ull, 0x662c677a64acf228ull, 0x99c1575594e2eb16ull, 0xc8cd464d3cd0b303ull, 0xcdee7569a4dd313bull,
    0x8eac3bbd72a0868eull, 0x5eec42f293fc9cc8ull, 0x40d0709bcd8563dbull, 0x864ce2720ad0bc73ull, 0x3f3c8dadea3ca26eull, 0x5be672261d808c82ull, 0x7b2445d8a49f4141ull, 0xc269f03c52889a6aull,
    0x1f6f40bce09c9eeaull, 0x7f5d5f8fa5174702ull, 0xf50f632f3910186dull, 0x1993d4a28f4f71adull, 0xb8112fb61e2f79daull, 0xdd01d2788c911315ull, 0x2273bcc0505569f2ull, 0xaf2e00caac9c426cull,
    0xbff5ba319329c8daull, 0xfbf905e0d5abbe72ull, 0xc96d2068ba2ebba0ull, 0x50bc92d55bac59b3ull, 0xe5bd72b6ac89c808ull, 0x7022a1356a261ca3ull, 0x60d8f2c678d45a90ull, 0xb62d68f242f4e94aull,
    0xaf270fce892355aaull, 0x5773759459259c30ull, 0x1bb839686b3993c3ull, 0x97fbb05dc6684663ull, 0x70bc16eec86a5118ull, 0x433d97dd6f2ec8d0ull, 0x7cd0478190c107b1ull, 0xe34bbcee2332d052ull,
    0x46522b3deb157653ull, 0x937b25deefeed2f3ull, 0xa442209d3fe22eeeull, 0x62949b60a41eaa19ull, 0x3cfa87a77dd2ac99ull, 0xdfab679c28e70bb9ull, 0x76479bbbd337ea53ull, 0xae708d55ef156bb2ull,
    0x205099fff25ff0d7ull, 0xc9b9c967d25ef958ull, 0x8618933bf645c4f1ull, 0x57daef94d6ebeedaull, 0xe95cb0683dd8b27full, 0x6894d65a0d3d12abull, 0xd29398d3d67ae0d0ull, 0xd036469c646f1799ull,
    0x508cca9630c0e15cull, 0xf8cc03b2b0d52d3dull, 0x8929b806e698116cull, 0x8003bf8aa4fb101cull, 0xdb2de1121ba5a1e5ull, 0x40d3ffb971c70f12ull, 0x8777b9749e20ea72ull, 0x818f7a092048536cull,
    0x576f33b3397479b7ull, 0xfbb94fc5becba3aull, 0x57aac8e21f3fb2c9ull, 0xd1999795b6f9cdaull, 0xa51a668e208bc576ull, 0xedab67821d912dadull, 0x57b3e69757aa2f45ull, 0xe777364e6bea9667ull,
    0x74c66786b0c2053dull, 0x8193887337bd3ac3ull, 0x285244012a96288cull, 0x89cd06bd0fdaa19ull, 0xe55a5397f55bec9full, 0xc8b1424d453973c2ull, 0xcba59b4a4f3090e5ull, 0xa1671d3445e0cc2eull,
    0xe9ac5c6b0a12d383ull, 0x3ca65bbc713d4de6ull, 0x177b7aec456ade52ull, 0xf5b21ed37f7bcf7ull, 0x5a188b93b64ecbd8ull, 0xd53be71654edcc78ull, 0x825ff536cfe2a17dull, 0xe884363da9159536ull,
    0x3f877b94b1f365b6ull, 0x5019b3eea67fcae3ull, 0x3240a42acf51a450ull, 0xe099bcee3fd2e2ffull, 0x5c3367d432a9edceull, 0x4c7fc1a761d2e44ull, 0x4f35f5575d28e06aull, 0x8fbb0e6d4afa1185ull,
    0xe0ae04d314d37169ull, 0x4d8c1b53413d11a9ull, 0x7a7004e3e8c420b9ull, 0xe87c440e09da324eull, 0x60d44e2da2d87b5eull, 0x34a4060260b1210cull, 0x41f38ec74b3c53c8ull, 0x70c48039f3c4ea5cull,
    0x3a844ca3d2e043cdull, 0x2c5e491414af19dcull, 0xcd9f9f9f6dfac76ull, 0x45c3ff8867600d66ull, 0x572beb9937576dc0ull, 0x8bf50c4e021a1b41ull, 0x57e6ef90218a4d04ull, 0xcf2b6fc408fa97a1ull,
    0xcbabd023069999e9ull, 0xa8dc2279bdd92f2eull, 0x1d9ac577b04ef899ull, 0xfa5566159fd21c3ull, 0x71c536a871c2271full, 0x68e24800949437a1ull, 0xf930a787e04a54b8ull, 0x335bb0d83323a67eull,
    0xbb6e2d7dfde04bf2ull, 0x854a96be38c1d2eull, 0xf08c403305921f2dull, 0x5084888b6753546eull, 0xd723e1979735cce0ull, 0x28f57d0070962d45ull, 0xe47116cca95b529aull, 0x97899a52273d4ee2ull,
    0xc5afb332447845edull, 0x20b14ea73d60859ull, 0x906407b9fcc78f38ull, 0xc37ae8e7d2ac9b79ull, 0x2004d224c9aae476ull, 0x746a479539972c36ull, 0x34c65b1158d704a8ull, 0xe4dd843796913358ull,
    0x1e09ba8b0f79cf02ull, 0x83b4fc5826684f40ull, 0x9bac93f379d8a1adull, 0xabc3c63486c1a40ull, 0xeb706a6cae485a62ull, 0x43386907fa04c7eull, 0xa0dc6368f44c8f5cull, 0x78c8983b725d4c64ull,
    0xe0acf822a7d0314cull, 0xd414c2e1c689cf4bull, 0xa384f86b827a52fbull, 0x4d4052e059b9ef27ull, 0xaaad2cebc86077efull, 0xbb680469c321026cull, 0x28f5196a2944f42eull, 0x9d3201eee22d9ef3ull,
    0x1802e209476850dcull, 0xa0c5b26ebd29396eull, 0x3ccc392ca1424417ull, 0x88dc5533388a812dull, 0x288c92e2ceeaf45dull, 0xeba49c63c97630b9ull, 0x94161797f0c5ccbfull, 0x3cd786c6948db42ull,
    0x99a4f0ba98129d2dull, 0x583129908da20981ull, 0xfe81d67863fb673ull, 0x63fd4ed15d4d563bull, 0x58999bb974778dbdull, 0x4d8adb4e296fbc43ull, 0x5a556ba10ed085bbull, 0x25fe587e796bec04ull,
    0x7b37ee860d8e238full, 0x9ff2f076db6145feull, 0xdbb8ade647062f41ull, 0xb64dae5a82ec726aull, 0xa452aad8ac4f2f85ull, 0x8f7f2ab14adab5cbull, 0x17a5eb52a5c9aac2ull, 0xfef949dd0687db68ull,
    0xf44fd27bd4cf76acull, 0x9718115076f5de1full, 0x30f46fe8ddc9673bull, 0x57eddbd23efcf882ull, 0xf853b22ddf6f6feeull, 0x30c93678627c338ull, 0x373d44f1f2c95234ull, 0xa4c7de526e34bdcaull,
    0xd09fe95e10100061ull, 0x39b5297eea40c844ull, 0x80d2143d7f45f0ffull, 0xa257ee7d5ced533dull, 0x99b4293589f180b8ull, 0xf9d79cb706c9b8c7ull, 0xb781ab529dcc15e2ull, 0x200216a5ea2cca31ull,
    0x614bd956e892bcc1ull, 0xdba99b58ab66ac93ull, 0x1e6f7bd8b6e737b5ull, 0x98ec1bd8cbf1e0adull, 0xf09385f114147b0bull, 0x251725af59d2959dull, 0xf7bd2b54072b3292ull, 0x2bdfc647b7177e02ull,
    0xc24f843c2018c6ull, 0x169ddafaa0eb4c0dull, 0x5a762094a4a11745ull, 0xc0cd42b5e6ede09eull, 0xf5feea5bf25edaceull, 0x8f37189326bee9bdull, 0xfb13169c011045cull, 0x8d32947a782388e4ull,
    0xc2460ac1263dbfffull, 0x53a344c6b383f8a2ull, 0x6f2bd6c37f2fef9eull, 0x59cbf0bb6d856e8bull, 0x73bf45fd5cf9f245ull, 0xdcb5a999799c9812ull, 0xd28394cddd118d1ull, 0xd0d51b79484304c4ull,
    0x3fa175a63e10181cull, 0xe39fcc66f7cf632aull, 0xcd6a5010a5cb8372ull, 0xbff868cedcec6d25ull, 0x5da550993b94fd12ull, 0x32852f464bec7276ull, 0xd6cc946d39d5438ull, 0xcb2a94c61c1a04fdull,
    0x75d5783a79629d29ull, 0xcd7f5af3e23ddcd5ull, 0xdcc618986ca6af43ull, 0x4092364c30266f3full, 0xc6a90b6e860f2b3aull, 0xc61286088ca29db0ull, 0x67bb5fc8603e7b9dull, 0xe38dba42a5cfaae2ull,
    0xeca00fa4b761ab74ull, 0x9ee2f19c213c192bull, 0xf2fee4fddfed722full, 0xa4c50947add97cf9ull, 0xeb7704d0e4f9f7a9ull, 0xd046181c0632b4cfull, 0x2106c5a62b1cb8f1ull, 0x5c269da1523e3d9full,
    0xa6fc4e7dbe744417ull, 0x78192f2f5f0ce96bull, 0xda0bda997ef4bc5bull, 0x16d323448290999eull, 0x607b270e800aa0e2ull, 0xee465ed2a7bd47feull, 0xe5f354e96a53dd88ull, 0xb207c6dead07e301ull,
    0xb9c06dbd5d41ade3ull, 0xa3c8957cf6456648ull, 0x645a9dad6016ee13ull, 0xf75d44eea4999830ull, 0xb67d665399f38311ull, 0x2f5665448098006cull, 0xc47bb97e9037594eull, 0x63bcce669b6dd274ull,
    0x21b5e5eddb3d10bcull, 0x90e8da29ac63ad83ull, 0xc85b91522440a7c2ull, 0xa00c5fb97eeca4d3ull, 0x95886d54f70f0aeaull, 0xd4d30e9e25d0a9c2ull, 0x1196080e40d0dcd3ull, 0xe6b0225c9e8c13b4ull,
    0x29694f878e7df3bcull, 0x55e52ce89bec7270ull, 0xaf681a6d48701c9dull, 0x1be8022956662672ull, 0xac5af8a3233d5bbeull, 0xa0c4cf3e3f07cbc0ull, 0xf3591f1e436c62d2ull, 0x713f4dede6ebd2f4ull,
    0x265f3ec13bed503cull, 0x8bbbcbc2b61e321aull, 0xb4b87b6e3c2d42beull, 0x617fa56790995092ull, 0xdb615bb8ff128d3aull, 0x8b38e6527d430772ull, 0xd8f9b97f4c23bd6aull, 0xe028e6355325435eull,
    0xa9625180bdc141bdull, 0xc50d323cfa7327c4ull, 0xa049d0d688590064ull, 0x4952bba96032b4c7ull, 0xf2ebe54e14997076ull, 0x8b343021d063e624ull, 0x292dd5a37ad396c8ull, 0x69fc1b33472e6aeaull,
    0xbdfab531dba33c9full, 0x2012198bef776dc5ull, 0x47291abb0aac7c88ull, 0x1b90dcb3c5eb7715ull, 0x522fefffb0ac577bull, 0x330d388b435c0268ull, 0x86c2bfb92c100b19ull, 0x39699886634b3426ull,
    0x81ce238507538d55ull, 0x7feb856eb3ef2eecull, 0xcd028f20a05cb07bull, 0x7dcf2ea5050cafbull, 0xd6066fe220502564ull, 0x8ddabd0b9f3f36dcull, 0x35d9188d67536bf7ull, 0xccf29bb9aefcdd57ull,
    0x584d8a89e4581077ull, 0x6ff4fbd9b3334915ull, 0x25040b3905c865c5ull, 0x32b6b88b55dd1754ull, 0xcc8366aeae4c516bull, 0x272f43fa81b47679ull, 0xebe95634d692f953ull, 0x361edbaed551478cull,
    0x34bc19bd44c5c6bfull, 0xf9f098c0fc4ea1b2ull, 0xf97ce435f92afcbbull, 0x3d0f0b7476523f36ull, 0xb9d00489dbad4085ull, 0x82c94c4520471535ull, 0x9d4c024c26d56869ull, 0xe815d2516d677b28ull,
    0xf613bc854556238aull, 0x3fe6ada1111746ddull, 0x4ffbb1b508a9999aull, 0x6ff5a5bf89289223ull, 0x5902e709a5734684ull, 0xe899fd8dfcfaefcdull, 0x33e97982d3d7e491ull, 0x1b3d717673b3afeeull,
    0x9506bbe674656f04ull, 0x77d5c0138418c193ull, 0x4e94d8969538085ull, 0xebf5a0981e009133ull, 0xf4ebfa82d1519ebfull, 0x449bdf0faf3a97ceull, 0xe8714499f82c9443ull, 0x990b1824f7afbbc6ull,
    0x6eddeac73880d2bbull, 0xb99061043fa32914ull, 0xdf2f7efa873b786cull, 0xe4032d070d0b2177ull, 0xdb4172e41c0db923ull, 0x5092c580dfc95751ull, 0x1b75589dc39fe646ull, 0x6852decff8cc57fbull,
    0xa98309086da37455ull, 0xc74beaa21755a0fcull, 0x6d4327423f40a868ull, 0x9fed583c01ddfe2eull, 0x7032a401d23b77d5ull, 0xaac85a4454c5f411ull, 0x92bd587241b5fe4aull, 0x110113964fb3c45cull,
    0x7daef9c1b14526bfull, 0x6f3df0cddc8af99bull, 0xa4949ef77a788892ull, 0x222ecb326086468aull, 0x16af4adae0d44e29ull, 0x648797f620d00628ull, 0x342feebb4703ee82ull, 0xe64f2aca38d5ca69ull,
    0x1d4187e0bb250202ull, 0x44b0090962dc8135ull, 0xdf64463b0259a05aull, 0xfdd58fbc9cef709ull, 0xadd13d63bf6b39b9ull, 0x34cefec3b3730c95ull, 0xa03c586355e77f80ull, 0x141ebd99df2b75dcull,
    0x3f6dcaffe5fa66a7ull, 0xc02ea67eaa5c1a7aull, 0x7634bffbda3a0993ull, 0x9431433e0485c823ull, 0xa0093aa436841aaaull, 0x27d9773fbf7aabccull, 0x5b43efeaf828378bull, 0xb485e2733f50a93full,
    0x3d0c0f2b3fee3d2eull, 0xc964460901d50c43ull, 0x263cfa152c005b82ull, 0xa599b8321fc1bb33ull, 0x9dfde511d73ae4a6ull, 0x4df9604c28f9bc1cull, 0xb2354a9ca11d9264ull, 0x398fd060c721ba8eull,
    0xc8ac50e4c4859f40ull, 0x7e6eade7205cd263ull, 0x1674b998561441afull, 0x7e7cbcfb9b7b6ffbull, 0xa10a1ab477254860ull, 0x2504a989954d073dull, 0x300eb80060871fb1ull, 0x9dc9433460d0e02aull,
    0x2b3db0750fa26bd8ull, 0x81700030872cf315ull, 0xede0bc373aa9ba8aull, 0x726ea6f1222c04f3ull, 0x40384e6aab782940ull, 0x5f4e6be2b655a6aeull, 0x436c624a1ad42378ull, 0xa449a8b6bc4c193bull,
    0x89fcdd7e6c8bff08ull, 0xb7dfb19adc30e2abull, 0x7b634a3ce18df033ull, 0x45b940fac0d5f07cull, 0x9f5a8ff23bac1669ull, 0xbf8f0bb67778e0ceull, 0xdc860d3aaaac027aull, 0x7a0466429b3004c4ull,
    0x6c51437d2880c143ull, 0xf7c782eca054806bull, 0x90254b3a6cd54305ull, 0x440aaccba8fd1669ull, 0xbf8d20362c94f22aull, 0xc8f386f19aadd8faull, 0x4bd275899d3b33fdull, 0x6828beab0b4458f9ull,
    0xac364daa0003d7abull, 0x877325957b258990ull, 0x18b427593f67bfc0ull, 0xb8d0006de54a5a30ull, 0x60509ca1e0629a39ull, 0x4773e946476f9252ull, 0x2a9c102c8c4853bbull, 0xf5d27fe0222ad6bfull,
    0xa9db486663b9f16full, 0xdf21c84a6d7bb660ull, 0x83bf67153fb50b26ull, 0xafec9960b74c942bull, 0x441a458444f28614ull, 0x9f92c92052c75dc0ull, 0x324a882a1a40b69bull, 0x5b7301cc532dbcc4ull,
    0x3fd7a9acad47f111ull, 0x6dd1936688c2f7bbull, 0x71930385ff5ce53ull, 0xeada89873052fe2cull, 0x9423f339042ccc45ull, 0xaf1a1b190d762597ull, 0xbc5588cfc472f6fdull, 0xcdb8cd534c5fb309ull,
    0x5ca4717a095f17e6ull, 0x6edcde1314d456adull, 0xbb99d8f7db7e7251ull, 0x409cd6ecc1ab9a53ull, 0x13835446083374c6ull, 0x16f4ecfa274ec666ull, 0x27772cac2a2aa433ull, 0xd39ddaaf8d6af2dfull,
    0x930e922b31850b32ull, 0xcfc79927f2f475bdull, 0xf53747b12619e7c9ull, 0x5503f43019e4ccbeull, 0x853666973cf8f5beull, 0x8f08c55316552065ull, 0xe2f10c14f25e6e15ull, 0x553e478d58ae93ddull,
    0xc41472bac0488a31ull, 0xeddd930d63d933f7ull, 0x69580e22c8b530b4ull, 0x4d8a5113511fa091ull, 0x9f0fb157845b7ef9ull, 0xf59e4497543768f4ull, 0x8a2da9dbcd7ad3faull, 0x435616b1312a5024ull,
    0x45273f18496d4ddeull, 0xd4b65782604a17cdull, 0xe467b639659f2c24ull, 0x8cd2f33d798c0da5ull, 0xdc94e39335cfcd18ull, 0xa07b674f7618f763ull, 0x8b1311551c72ecd9ull, 0xe9b1be44a9611583ull,
    0xc675b539f1fc65d4ull, 0xaf095a4a3d7ab78dull, 0x10b2d719fa8c8b17ull, 0x6e432d846dd29312ull, 0x8722690862120f04ull, 0xa4cab79826d666adull, 0x82bbf8511fb1a9e3ull, 0xdcd05131d89f3139ull,
    0x28da5d92a0d23139ull, 0x68441c11fb2594bdull, 0xf82365907a87f7a4ull, 0x4ecbc1b7eec7f1daull, 0xf7bab2edf44ace6full, 0xbd783331f895a9a1ull, 0xecda92b73494f5e9ull, 0xa30988797ba091d7ull,
    0x7086cfa288ca13b9ull, 0x43d448c763be59ddull, 0x8f88c91233908126ull, 0xf1ada07397fa546cull, 0x348a9695d6f62e58ull, 0x79c598771ebfb056ull, 0x8f22cc8332d46c3cull, 0xe3774446669c5374ull,
    0x48ad582f91f13978ull, 0xdfb7b756b9b56122ull, 0x7a87b8b6cdca54b9ull, 0x8d737079b8fe6d9aull, 0xc57e539c7525ce96ull, 0xa4d806437ea834e4ull, 0xf871268dedf3d8e6ull, 0xd52e67d01f2d1d43ull,
    0x650663dfea50976ull, 0x22909a9b70cd9c1aull, 0xe1a4864feb75547dull, 0x588418aa19b3bbc3ull, 0x9cbc72ba0279879full, 0xa1f4c7c4a458130eull, 0xf4f693ac215f7d0full, 0x8f09ce5e2f5ab6b3ull,
    0x8abc182a005bf249ull, 0x7aabdb309d40db1ull, 0x245c2699f0951634ull, 0xc0080375aadfe99ull, 0x688592e670aaff5eull, 0x61422785e9801234ull, 0xbc5a393ce95634b1ull, 0xb30da0796e316e70ull,
    0xe0089e8abb75691bull, 0xd79cfad926dfef53ull, 0x4e0cd972c82d09a2ull, 0x2ad0dc5b796add1eull, 0x6bb9c22a0f19bb63ull, 0x96aba4045a3ba445ull, 0x205ed067b4bdb05cull, 0x20dc1a2ea14a3e1eull,
    0xb8b82d268a521061ull, 0x8365e1624a28bbecull, 0x2d7f312d49ab973full, 0xd53a5939890bee1bull, 0x4427270209232d7aull, 0x4cd8127d5b0d1a83ull, 0x34a2679af38d5621ull, 0xbdfa4308eb2bd6b9ull,
    0x832dc462ce3271ceull, 0xb5c5bb60029524b5ull, 0xa2edb8610d429c6bull, 0x410a7bb9998f491dull, 0x294144455e224050ull, 0xbe0a5ca2807a14b9ull, 0xa0521c81e06e14bdull, 0x4e44bb4a6d6ebd56ull,
    0x8823d2fb3417af37ull, 0x5804019025860c49ull, 0x4bed9b41c64baff2ull, 0x867040a1449b5e1aull, 0xe820123a0ccf27b4ull, 0x6f2cd2cebe7d783full, 0xcc0413996e16acdbull, 0x634adeef394f2ec7ull,
    0xf296e23e3da769adull, 0xae7ac653179b503eull, 0x3be1ad8657f01909ull, 0xae2e3a6dd66fa63aull, 0xfcceaf991ddc9c9dull, 0x48a313ad17790074ull, 0xda27eed2a8fa2d63ull, 0x7f0fe844b3239a10ull,
    0xa96298971cde5ce4ull, 0xa3df75e7d919056eull, 0x5f744fe1459970cbull, 0x72fbe84b6cbcea06ull, 0x3d5894bf19608010ull, 0x692bb547e33cbb23ull, 0x8779c4ea410f434cull, 0x667bb2797634f6ffull,
    0x10d97f54c275c097ull, 0x14cc0f2dfa6df6f6ull, 0xd6dc507cbfe69aefull, 0xb61baa5b16bc70beull, 0xc820ea20913131bdull, 0x254aced22f0d70f2ull, 0xa300ea028b1a3de7ull, 0x210d53e62abcaabfull,
    0xb0d50d35e8c40d8full, 0x5ab0291d5d743aadull, 0x1737f6c2b756ef12ull, 0x593fdedbb0c7e0d4ull, 0x22ca85e67a055b9dull, 0x14952d65d06157acull, 0xe61e2e65e23de372ull, 0x2a3a860f0630bd05ull,
    0x2008c7351ebcd4f5ull, 0x7bdba4a130f364aull, 0xee423c1491e1088dull, 0x50f7ea99e4903896ull, 0x16fbeef9fb3be30eull, 0x7d33f2c31be6676aull, 0x9e21163475577adull, 0x21c2c02e6132eb42ull,
    0x694a9487a3deb97aull, 0x5823873c0ed0763eull, 0xf7bff49b09c30d80ull, 0x3987dd36b2e2cccbull, 0x9be74df360d0dcd3ull, 0x10a8c7e37e9efedfull, 0x1df46110c095e80dull, 0x89ca1523d947d764ull,
    0x81f8334edcb14232ull, 0xb66eed6ed32f752eull, 0xbfca9c1e9ee01ce8ull, 0x1be2e2de35187805ull, 0x7bb5e1e41b9c1876ull, 0x77da6c644f3c5c43ull, 0x1bb8eb4ad699d48aull, 0xcc93311576fed65cull,
    0x349630a9605c5e3full, 0x1a89408e027cf35ull, 0xfac499ad2504fe93ull, 0xf6b0734c4dca1e09ull, 0x40890a4f6c5bfd12ull, 0xd89734398d42c7e0ull, 0x7eb770cad8beaf4dull, 0xffc42a7cab68e2adull,
    0xcb88568ea220a15eull, 0x4e04b98663bfad9ull, 0xafffecf609fc526bull, 0x45c8046ebda5a9c1ull, 0x1e3644cead820945ull, 0xf4def964f709d336ull, 0x458804defc8cf861ull, 0xc92173d7427585aull,
    0x11c2282d9111d18cull, 0x7db53d2789f305d8ull, 0xd8ca599928d0903aull, 0x99e6311dfed80290ull, 0xa94b96be6b3aa49bull, 0x2f20264093200468ull, 0xabc350f34c154f94ull, 0x3fb1abbb5b720981ull,
    0x6da0d5375cc542e9ull, 0x73ed1c3eded1d6b1ull, 0xddbcd17c7967cfe7ull, 0xaac7a52eb6f9343cull, 0xf6b7eef91710339full, 0x64c6070c860c9c74ull, 0x215ed68a8b7ea360ull, 0x563b8e621ecf7fefull,
    0x44183261512d70efull, 0x69a6c8f5a8d2be85ull, 0xf8c2873f85454b89ull, 0x9eacbb3af5252872ull, 0x10aaa74ee221631aull, 0x30c00d3c18345b4dull, 0x718c0a114d8f6e67ull, 0x96f52b69c97d6331ull,
    0x1f717e420cae93edull, 0x267eff46dffc52ffull, 0x5ba23965c55406bfull, 0x19e89104e26c7a76ull, 0x2f099b27163d93bfull, 0x7f21a4f65bbd7236ull, 0x9488b37d7df1c13cull, 0xe0630ea626cb6b6dull,
    0x82d2206c1d6b0525ull, 0xc2a9bb49720777eaull, 0xf6ad6e3be472fcaull, 0x100bb3871b5a24e7ull, 0x92115aba102199cull, 0xcea81229e3f9e279ull, 0xf085162968f3ede3ull, 0xef2bde923b3ef6e2ull,
    0x9df830cab727cb38ull, 0xbfb8353c8964062cull, 0xa142483ec94903edull, 0x49ab919770dcbc95ull, 0x5c6224401103cb08ull, 0x18f660b9d91f6316ull, 0x718145bc6a8c5ce7ull, 0x696aff4623093aaaull,
    0x35329b3d6f2f4dc6ull, 0x65168d4b07732dd5ull, 0x463b62bb9abc6b4aull, 0x599e543bafba386cull, 0x506b87bee0765f4eull, 0xfe6f3a598fbda74eull, 0x4d69ffb783814d1ull, 0x392f62c6c3d338ecull,
    0x7dce2b09a7d2803dull, 0x1d1f713ad321ee4eull, 0x90091997a76315ull, 0xa6ede27e1ac8a86aull, 0x2ec4f909545a4795ull, 0x447aa5359ebe4490ull, 0xafcabbc176449bfbull, 0xa0825a0056319d74ull,
    0x4ccd3e4f3a52b9acull, 0xb2b9983c5885baa6ull, 0x89c8388b8789b33dull, 0x2b98bc92d49ed396ull, 0xc16360290b93b0bfull, 0xa21338102f13564cull, 0xd33d421c9a0db822ull, 0x5f3e743fe0fe40caull,
    0x7228b53f50ac469bull, 0xfaefe0f4302cde9aull, 0x7e65d8d4c91304a3ull, 0x1a1d73fee514caaeull, 0x91e2857883ad0477ull, 0xf3034c341d57dfcull, 0xab5a2d4243e3b474ull, 0xaabdf89dc72ffaefull,
    0x58c49c8d156efbbbull, 0xaaf20bb585e7c524ull, 0x91ff6324d7239992ull, 0xfc77b88d0d2b983eull, 0x8901c8145bb6284ull, 0x91c0954cf5aa4793ull, 0x87195252f3d3e390ull, 0xa20bf08452330686ull,
    0x263cd0f940d47698ull, 0xb39d540e6c84ca64ull, 0x83494f28510d02ull, 0xf6f9f0965988d813ull, 0xdbbdf28ad71ed396ull, 0x513eef0ee1780655ull, 0xd327043caa2c384aull, 0x62272ce4e1451f6dull,
    0x65072becabc60c08ull, 0xb7879d72646647d6ull, 0xfd63c7cae57bf335ull, 0x2a420cc29d673765ull, 0x48f9d0d01c8cb3b3ull, 0x53369f9887df66dcull, 0x89f89099d3aff493ull, 0xca1344eca1fe766eull,
    0x9a1910fe67b5fe6eull, 0xa6ef62d21a54bafaull, 0xedcfebe0307136adull, 0x11287d06ea5ba4bcull, 0x49900000dee3edd0ull, 0x2d8c183624c7f230ull, 0x82b9309243b5f867ull, 0x54b456fdecec5d4aull,
    0x60764d25a88a4412ull, 0xb0238a3438000883ull, 0xe442e9c138a085b3ull, 0x35a6eb49a84a4483ull, 0x360a2d0050fc67b8ull, 0x54f28744bcba37b9ull, 0x1da77b4d675b2684ull, 0xed6de2a03250a039ull,
    0x2f65226a5aa1002eull, 0xb9984f49554dc5ull, 0xfdcd587e2e41e82eull, 0xbdc5b871e5a3e0a6ull, 0xbdcfe32034638a39ull, 0x76ad5a9c63fda862ull, 0x81c4c71e941ac40ull, 0x6416bdc7a4764504ull,
    0x3839c2ee6981d022ull, 0x4b7a05beb5ee7710ull, 0x32709a9659008f96ull, 0xfae2a5145b8dfa73ull, 0x8e4cf1fe16d73bf8ull, 0x278649c264630404ull, 0x5d53fda5f8b8f5aeull, 0xa9928d4175abe6a6ull,
    0x5c6349eda2737d6dull, 0xccd948d51c52eb1bull, 0xf247dfcd6c04454full, 0x364928e0108012aaull, 0xbdd7ab99d531e0b6ull, 0x8498584868c11e00ull, 0xc10f13682cd51afcull, 0x1f0feb7eb738067aull,
    0x523d367c8b8fd862ull, 0x2d422d811b2bb520ull, 0x6646efebb45c07bdull, 0x7eeea6fbd2bb8476ull, 0xf20f68da6494d37full, 0x2c5009c974520795ull, 0x44368c4b6cde5df5ull, 0xfdfc8235f78cf9b1ull,
    0x249fdbbb6c818a03ull, 0x5e3d5a3787f67ddeull, 0x996183ad88aca3b3ull, 0xe2660c9c12fe6d58ull, 0x323ddbff68706e4full, 0x594241908737b4d5ull, 0x5279c47cd2ccfa6aull, 0x344f2a6028541239ull,
    0x1d2951256288fc82ull, 0x332fb3bed584ca52ull, 0xdd27672eab7d386eull, 0x923a32dfd7175b46ull, 0xd972053c0cab740eull, 0xee670febab788c49ull, 0x8423ad602468171aull, 0x5b1d734edf2369ccull,
    0xe1c3c1382aadc065ull, 0xea6a436428a79a62ull, 0x85848e768ccba28ull, 0x3012bc8d58be4792ull, 0xd12941346f293802ull, 0xf163c5f09b0f3532ull, 0x79528ec9f4671795ull, 0xe72e6a2e0bd5a86cull,
    0xeb3346df8820d2baull, 0x8b776fcd4810b191ull, 0x1bac679048e30f65ull, 0xe7eb7a4437bc63e1ull, 0xe4be76da2919b327ull, 0x2ddacee240a926eull, 0x520a0093d6d748d1ull, 0xc3873daeb182ccbfull,
    0xad538335f6956ad2ull, 0x527de4feb779e47eull, 0x84ed77957fa0ade2ull, 0x185088bbb26f4e7eull, 0x821a37d0eecac959ull, 0xbebfe6901f37bfbfull, 0x43556f6dd70deb42ull, 0x19dcfd726646e84dull,
    0x8b5d986ec8eac88dull, 0x4d877ba4210f5ce4ull, 0x70b25507cb74dc6ull, 0xd58f5bd0359fcbcaull, 0x3bc09123bbe4307dull, 0x3313e86c4b2d9267ull, 0xde89bb82092d54eeull, 0x5058579db44bcafbull,
    0xf485439654d3ef5cull, 0xd42ae7bb61c5cd73ull, 0xb9a2e4ba80ca5d3dull, 0x7494dab3b65fef51ull, 0xe22d06fdc090fb3full, 0xd418642dc8993bull, 0x41d59075ff84e85aull, 0x4e03da0b354817a7ull,
    0x554e6b8b20dbf5f1ull, 0x4123e6914fac28dcull, 0x97aab1b2167760d1ull, 0x850c5c039cbd53d9ull, 0x8d1b560424a185b1ull, 0xf5abc293179725ecull, 0x57d3e1a4d7b64e54ull, 0x4793fcce224ac6ceull,
    0x48d05e012448c788ull, 0x941882bfd69ddb7bull, 0x38c0042dda624890ull, 0x1f0b5a99d86d0db1ull, 0xd18ff3b6366fcffbull, 0xf47c3fe43d77be2bull, 0x4a20048a08e49065ull, 0x60b51ffe995b3b7aull,
    0xea8a90c8ea6234adull, 0xe521065c5ba19642ull, 0xa7de7965e73b56c1ull, 0x15c72121f9837d17ull, 0x9eadb9717b65ade7ull, 0xc1d746d821a88146ull, 0xc1af7e072d120546ull, 0xe08ed2fba48f11adull,
    0x68855e444309b2c0ull, 0x165467b8bbc74d76ull, 0x3fd1b8ecad48de9cull, 0x8fdd6bf2fbf62cdull, 0x1fab1f719ba5e489ull, 0x4fc3f1257386aea6ull, 0x41d4fe23d1daeb5eull, 0xabf72c448e38b05eull,
    0xba3e14bf3046a4bfull, 0xcd8cd2025d3d40b1ull, 0x28408c92a6820898ull, 0x684246c60cfa264eull, 0x2054028825099a2eull, 0x265090e8a60aa649ull, 0xe54327852eb766c0ull, 0x38548279f1a9081cull,
    0xbae32c4ceb2016acull, 0x5e4d5bd55c573992ull, 0xb59e07452e8ecd6ull, 0xef9bf68ccbfc175dull, 0x3f5731256b2714c6ull, 0x79d4cd95a4cc7a3cull, 0x6895ef8421da962eull, 0xade36dc078923fb7ull,
    0xe045d5bde08c4f3full, 0x20a45e1b398339abull, 0xc8044703c4891189ull, 0x61509023d2772050ull, 0xbac43aedc38bd686ull, 0xf612a88c46575e52ull, 0xb8b8b73ea75712e9ull, 0x3e51a86eff25cadaull,
    0x27ff2444b8a03d1eull, 0x3ab050c49e0c8b1ull, 0xe004111340c2d5a5ull, 0x1a4498bef9f5c5aeull, 0xd73ba62ea6ddced0ull, 0x3ad88d047b74c436ull, 0x68949a66043bb86aull, 0xb47724fc32a8ce66ull,
    0xc08c9ea3a47426edull, 0x317b2502afb29819ull, 0x245ca4f2a6d7e49full, 0x9ba92c72a1085ab9ull, 0xd085427d458ca74eull, 0xe0c566ddf480278cull, 0x68564f141088038dull, 0xf048f12886f42a51ull,
    0xadabeb0147792d46ull, 0x6441f1c5557e432ull, 0xf9afa4221bfa3c6cull, 0xb22f67111db00137ull, 0x28602e442c091826ull, 0x745fb7dda5cac63aull, 0xaec396a95cc1b7bull, 0xa44c125849e70faeull,
    0x66caebbb96522e6cull, 0x5d00823bca3d0942ull, 0xe1ef78660c38746cull, 0x82d54964556d8347ull, 0xb9b276ddb97339adull, 0x776b8040df285c5aull, 0x28acd7735c9db14dull, 0xd733677c3be8c833ull,
    0x3828d40f8d701089ull, 0x3844a033b1a0617eull, 0x6ddc72ed696b187eull, 0xe8ef46cc1982b1bfull, 0x76c0bcc69430645cull, 0xdeaff87a3d37bcb5ull, 0xdf2f3ffd3905d5abull, 0x2f7a8f44b3d3be7ull,
    0xb553af4full, 0xc0168c19ull, 0xc1bb0b3ull, 0x1dbc7f33ull, 0x566fbfecull, 0x532f7e09ull, 0x24c68f83ull, 0x3968a062ull,
    0xa59eab8bull, 0xb54e6b42ull, 0x5b60051dull, 0x3eade273ull, 0x16446983ull, 0xacd6b515ull, 0x879f1adaull, 0xc8a25042ull,
    0x40c30c99ull, 0x28d958fcull, 0x9202901ull, 0x23b67d82ull, 0xfce7c36cull, 0xb68606b2ull, 0xfbed103cull, 0x661efe93ull,
    0x12b4bb89ull, 0x39f9adc0ull, 0x3ecca874ull, 0x32d8d392ull, 0xbfc688c8ull, 0x4e245cc7ull, 0xa8c080c9ull, 0xaa99d0d9ull,
    0xec995825ull, 0x2fe60fc3ull, 0xd5ff6335ull, 0x1c77cdbdull, 0x9114d89ull, 0x25909500ull, 0x5e95232ull, 0xb31df276ull,
    0xe75cfaf0ull, 0x36fd9a9full, 0x412106ull, 0x5edbb4deull, 0xdb9df482ull, 0xc41edfdeull, 0x10038418ull, 0xa23f78ceull,
    0x6c066a2eull, 0x31968d96ull, 0x5f3f67efull, 0x80c02dcdull, 0xc9c904ecull, 0x120e18a4ull, 0x97810f9ull, 0xdec6ce1dull,
    0x912143fcull, 0x3d03a8c2ull, 0xde470fe8ull, 0x1ded417bull, 0x69f08180ull, 0x2ddc1842ull, 0x3289f8f2ull, 0x5583525cull,
    0xcce68521ull, 0x6d33c1b0ull, 0xac86d035ull, 0x3126ef0dull, 0x122d62a9ull, 0x4ec23754ull, 0x59a7ef69ull, 0x2866aab8ull,
    0x5d66076eull, 0x80b8118dull, 0x9fc92913ull, 0x3fe86ca4ull, 0x85430900ull, 0x7ed87c8dull, 0x9b1d747eull, 0x461abfdfull,
    0x2f59c8caull, 0x6260a5e4ull, 0x76b6f7dfull, 0xb6f5e31cull, 0x843ea3b0ull, 0x399e7b9eull, 0x9df7c721ull, 0xbc89db63ull,
    0xd8460f2full, 0x59604429ull, 0xe221fe44ull, 0x9c43b524ull, 0x3dc7cb99ull, 0xede9486eull, 0xc22f523eull, 0x1f0e2bf2ull,
    0x5add107cull, 0x5d628f25ull, 0x34768b8dull, 0x7edeb4dbull, 0xe39340c8ull, 0x6d544d89ull, 0x620efccbull, 0x49d96216ull,
    0xaf991a3cull, 0x40360801ull, 0xfde1c1f4ull, 0x6766cd09ull, 0xa23cda4eull, 0x7d4e0bc2ull, 0xe2f1907bull, 0x590324e0ull,
    0x2988f274ull, 0x32fbb3feull, 0x192b433eull, 0x521d42f2ull, 0xcc73a5fdull, 0x3d438bb0ull, 0x9536e9b8ull, 0x7b50cf5aull,
    0xe473c57full, 0xa0c10058ull, 0x8b317a8full, 0x4662bccdull, 0x95a86120ull, 0xceff9574ull, 0xd9d29580ull, 0xeeae2a8bull};

BNN_TABLE int32_t bnn_limits_4[128] = {
    462, 427, 431, 420, 418, 448, 405, 436,
    442, 464, 447, 439, 438, 439, 445, 433,
    430, 435, 429, 436, 434, 420, 440, 447,
    412, 418, 435, 443, 394, 416, 426, 436,
    439, 444, 447, 452, 430, 431, 428, 443,
    412, 425, 398, 428, 457, 453, 418, 425,
    429, 420, 465, 441, 442, 441, 427, 424,
    431, 436, 431, 435, 430, 416, 443, 438,
    428, 429, 418, 429, 422, 401, 461, 418,
    421, 426, 444, 436, 447, 432, 435, 449,
    422, 432, 436, 423, 430, 421, 439, 438,
    447, 430, 432, 419, 445, 416, 424, 445,
    426, 426, 408, 453, 428, 402, 401, 425,
    443, 424, 444, 416, 434, 447, 419, 427,
    430, 460, 441, 417, 440, 432, 426, 435,
    423, 426, 406, 424, 409, 427, 448, 431};

BNN_TABLE uint64_t bnn_weights_5[774] = {
    0x4c1e9a0b12dd1c53ull, 0x7a3c182fc65dfd66ull, 0x949d2f310c913940ull, 0xc1a9ee2e6df313c7ull, 0x26921b0dcf8eb866ull, 0x1c5b9572530d55c2ull, 0x18df5f10a1a2d44ull, 0x668f3beb8328bc16ull,
    0x16c93ffd1faa3c26ull, 0xd621afa49de1a14dull, 0x488a1b7af39c3141ull, 0x16852f3fa9905152ull, 0x13859f8d87931d63ull, 0x662a3b7ba78cdb42ull, 0x84bc73f3786b376ull, 0x8e4b395e1d54b47bull,
    0xec074d3080f23363ull, 0x2a01f1d2d825efeull, 0x54cadf3f9f9e5546ull, 0x22213ef1f0a75c2ull, 0x6a091e335f5a5f42ull, 0x4ea89a2951970904ull, 0x3a00956fcf92f4c0ull, 0x36c8bed17c05746ull,
    0xb48259af8fbefd47ull, 0xd80ebb225e9c7956ull, 0x484e6f836a8eddf2ull, 0x6019086f5f8f304eull, 0x204b0b1f3a97dd63ull, 0x3a14bf0f4dc1ba40ull, 0x30481dde061e1c47ull, 0x526a2d6fbfcc5142ull,
    0x9442bf4e50d254cfull, 0xd14a64ad048df56full, 0xca98ee5d1fdafb01ull, 0x191b6f3feaa17d77ull, 0x8b9b222e5b0add10ull, 0xd82c273b5c8e8358ull, 0x762a3d7f529cf152ull, 0xf0a2bfa3d98fb557ull,
    0x9a4a3b3f867370ull, 0xed0ebf8c0483f9b2ull, 0x722b3bf72bcc3f5full, 0xb4f26d4a91bf20e4ull, 0x80ea5f18068636ccull, 0x4528526570d36efull, 0x3873988b0d0ea37full, 0xd310627c11352485ull,
    0x1af1a17669b7dafdull, 0xc270442a23efb9fdull, 0x93007cd416bfec3dull, 0x8a51743c4e3fe1fdull, 0xdc63c55d749426a6ull, 0x8d512c7f51e5225dull, 0x9cf1ea7e19962fadull, 0xab90d8da5336a27dull,
    0xb50387e5f8f36ffull, 0x8f222c760f6d7b0aull, 0xc963b54db198656full, 0xab72bc0a1cc5e74dull, 0x90116a7c5726e64full, 0xaa185f744486b22full, 0xc2124f6101711ebull, 0x8c4353b8147622c8ull,
    0x2e4a4cb4471e20cfull, 0xd872a9f6556e335eull, 0x6816657e457e0ec8ull, 0xca11cf2e055af0abull, 0x8adbf07c0c2ed04bull, 0x2841502e4587a8dfull, 0x8e638d361f8dbd6dull, 0x8a43195438042aa8ull,
    0x838773b9496f027eull, 0x8553d61fbcb3e2baull, 0xd952103e1d3f36c6ull, 0xabf31a8d659d5ea8ull, 0xc50546b155fdac9ull, 0x1845e6bfbbea3eceull, 0x8af2dc58c7baa2efull, 0x9ad766fd0c8f126bull,
    0x99832a6a4457aa50ull, 0xdbf37e5c5dafb24eull, 0x2fba3e3a1da7a2a0ull, 0x4e81362610d5cdb7ull, 0x275147755e3f5aeaull, 0x5210780a83aea4f5ull, 0xe934690f0abd5c70ull, 0x74385069b39cec27ull,
    0x849c1fe30185b55eull, 0xcd095cb61ea3ed55ull, 0x8b5911432f8fdec6ull, 0x7e3da4d37879d042ull, 0x96c74d1610b4581ull, 0x92fd3df12fbcb0e4ull, 0x26d3dc40fc2bc8full, 0xda41deca06a5d2e5ull,
    0xc3c1aef0b9c1d44ull, 0x80a23e1da5ad7573ull, 0x82e39837878c6883ull, 0x4464b89e05dd915aull, 0x99cd17bfb50fb535ull, 0xeda10f5e0c2e9f4aull, 0xccc51e9dc9051579ull, 0xbc61251ba487fb3bull,
    0xa0e89d7fad8f9413ull, 0x84b42bb8b6c360e3ull, 0x5c337e70450ae8dbull, 0x487dd2c286226f41ull, 0xa249bfeece7ff0caull, 0x6834feed1bba4925ull, 0x187488cb126a7d47ull, 0x8a603e0bcf0e7e57ull,
    0x4c2975aae718a1b3ull, 0xb9232e1340acb451ull, 0xa97016ab86fe7c31ull, 0x8b56bb870e89f8c3ull, 0x24746feee32f5490ull, 0x28602adb952fc158ull, 0xcbd5fcbfe0f7c12full, 0x9d3df0b746a15073ull,
    0x7fc89b1d87dab103ull, 0x8ba05adf0fc14d05ull, 0xdef63a2e0a8ad580ull, 0x8974747e1b2cd736ull, 0xc06eb99f8547d417ull, 0xb57721b18443604full, 0x101a5729df9156a1ull, 0xdd949b8a8fd2abb9ull,
    0x5a39bd3f0e39b686ull, 0x8678cdfe879e04fcull, 0x81666bda8786e01cull, 0xe821c5e7474f226dull, 0x393f5ddb2c0fa16full, 0x947058ee83bcf5dcull, 0x1a1101be60b75ef8ull, 0x4e1210582066eaceull,
    0x98c85c1e6676ea94ull, 0x8174d9ad6ab2e39dull, 0xdfb6e8d14087223eull, 0x973c4de5c8d465cull, 0x49a249e89686a2fdull, 0x6c22d4684016627dull, 0x1170119e66a68efeull, 0x8d424d6f6ed5cedfull,
    0x5b222994329c3e7full, 0x8657a90aafe162ddull, 0xc010cb6c24a6e65dull, 0x4b0255f46487e228ull, 0x10dc45ca229524a5ull, 0x42d2008ca4307dull, 0x4a4280b0029d32ffull, 0x853291b41d2f2e84ull,
    0x881201dce69d70d9ull, 0x6a1a4dcecac6c272ull, 0x9168858ac26e2f7ull, 0xd440db56e62ce2dfull, 0x4e64acb227a3e33full, 0x8825dd4a94852ef1ull, 0xf10ae49c105e0b5cull, 0xd453dc0a0417a675ull,
    0x41505bc8206dc26eull, 0x8014c92e4f31a6b7ull, 0x2d569442424f625dull, 0x5d41e779194476adull, 0x821afd7cc68d60eeull, 0x5fb66278a9a1f069ull, 0x484f44e0c6c7e458ull, 0x41e2415414f7d67eull,
    0x653e556423f6ab20ull, 0x46f926619ac70423ull, 0x31e0d867b76ec26bull, 0xa08a564ac7ce6045ull, 0xa1394f07abf90459ull, 0x4bad1a2b03b5bc27ull, 0xb37e3eb712f3bf4full, 0xca282cf714da3d5cull,
    0xb75b5157c1bb56d3ull, 0x3c3dac12787bd516ull, 0xc16c70b9b4ab241aull, 0xf22a29d86cffb16eull, 0xb2191151230a7c4cull, 0x5e295dc487ebc3fdull, 0x243c3ec50fae5cc1ull, 0x8061799706a4dd7bull,
    0x864199ad02f1c5a3ull, 0xc4e4999c06bd905eull, 0x80157f9bb5d92c77ull, 0x88211dde04eadf78ull, 0x885c4819e10fd56eull, 0xb941e53387a5f77bull, 0xa860cf9533f51b5bull, 0x2a9692e54fdfc065ull,
    0xd6fba8e005be2524ull, 0x4d5bafdb902df45eull, 0xfe9f7c2a9dade230ull, 0x962cb8cf3ef01981ull, 0x3c75489b926c4c1dull, 0x89673d9e09a74634ull, 0xb4601fe723e841f7ull, 0x3d8d7e9482f984ccull,
    0x75ec16bfafe4dd21ull, 0xa55fd8c0ef0288bull, 0xe8505d6ce12fdc18ull, 0xf195bd5e12ae1008ull, 0xdbd1dddee0ffd68full, 0xad37e694c2f31cb4ull, 0x6b79592187c343d1ull, 0xa75019c79f67de37ull,
    0xd52e3b432a8a474bull, 0x2ff67a669ede469cull, 0x43b3a8df8becc07full, 0x9139209a17e526fdull, 0x597b5d38573bd241ull, 0x6c24ab801fb0b37dull, 0xdb4e99c5b10aa8full, 0x8962efca27d7d058ull,
    0x957628b844b788deull, 0xf2254f574301d17full, 0x391e5d3a090fa9edull, 0xc076cd2b621d53d9ull, 0x971c0996409e59b8ull, 0xe45605504045fa46ull, 0x78165c3f495cc334ull, 0x75d4dba2621f9355ull,
    0xd9ab381b9ac733f2ull, 0x293f928f9c915f5aull, 0x883592e44b5bbefull, 0x6b78a06a40955b87ull, 0xb0465d0a6387eb4full, 0x9946cc7f4615df7full, 0x5826a812328d3fd8ull, 0x88579172af60625cull,
    0xc004d56fc356c759ull, 0x8d48533431d1a3c1ull, 0x97d365094ec52b07ull, 0xaeb57096b06316dull, 0x491e823c3b7d5c6eull, 0x861a974ac4c73a0cull, 0xeb4c610b0a95f983ull, 0x3c3b5c5f425d4bf2ull,
    0x45788a2e12e37371ull, 0xd4fac87de6607adbull, 0x5c57613c23ab93b1ull, 0x8627b96a8dafbec8ull, 0x5d1aa518945478ceull, 0x9ad558034e9f1a74ull, 0x4a48932db277d7ebull, 0x8d99056642434fa4ull,
    0xaa5458d2467f09ffull, 0x5d52c1394a4debfeull, 0x520fad3e8eb479caull, 0xd3073fd1d9fa260ull, 0xaa8fe73983835cc8ull, 0x19c80133d1d6c20eull, 0x95f418631347a143ull, 0x6d5d24f93dd5355dull,
    0x29645c6c815fc24bull, 0xa8424f2db9d95603ull, 0x5ccda30fc888bb7bull, 0x5e5c0a46434fcfa8ull, 0x66b85f31e9d5fd42ull, 0x91a9a44e7d0fd2d3ull, 0x50f80bafcfc8a840ull, 0x50ac5f65300f767ull,
    0x39dd95f1d6562580ull, 0x624a6ffba7aaf446ull, 0x53013f7801be7864ull, 0x1e11df0c599ccfc2ull, 0x10ab7f7e730ef57full, 0x14ec3a5e7b89f51aull, 0x161b043fa75bc340ull, 0x32f8467f710ed462ull,
    0x2bb8bbfd50bb1a0ull, 0xfd7a387e754ea17bull, 0x5d78862e5c2a3141ull, 0x425c7715618fd9feull, 0x9590efff51add666ull, 0x709f834e5cfec2c8ull, 0x1bb3aa5892a617aull, 0x7f681e5df91bdd81ull,
    0xad0f6ddc0cb9e1ceull, 0x3e8b169b7fcb08f0ull, 0x47e2dae083287ab7ull, 0x51916b3e62497752ull, 0x11fb15f5201c89f0ull, 0x7cbcfa3c9e1bf2cbull, 0x4978ebab61abd576ull, 0x5209e58c299dd9e2ull,
    0x465cdd772f1e388cull, 0x329b166beedbc5d9ull, 0x5dd6cf0c31bbc0deull, 0x51ab3b0b970cf566ull, 0x85e93fc695ffea0ull, 0x2cfb371ef31ef562ull, 0xbd631a66c35dd501ull, 0xeabc86f35fcba112ull,
    0x35787f3702dff476ull, 0xf6b8019c19eefa41ull, 0xcc93b8be149150ull, 0x6ff8954d625d63e6ull, 0x39ce337ffb8a3d88ull, 0xa9662b4e15e78027ull, 0xe05fe71a9b811ed1ull, 0x4f01d0f02efb16b6ull,
    0x21242886518cab3dull, 0x605325bf1ce74e15ull, 0x487209703d38fb3dull, 0xab04e04c27635b8dull, 0x588b43e806acac2cull, 0xcb52d47a7edf63dfull, 0x98f344f44c9e24bcull, 0x48026e6e346dbe5dull,
    0x60465a6f5864afe7ull, 0x6a00197c16ae30ceull, 0x2f6256e5acc02f5ull, 0xde52e8767f1e5a7dull, 0x3789710d2e767full, 0xdb78211e19499b05ull, 0xc408806c2386d715ull, 0xb90f1374643c5e09ull,
    0x88b164af52ed3fe6ull, 0xc84211358af6db20ull, 0xa49892847fc836c3ull, 0xd02604f642fc1be2ull, 0x42a0e87fdfff36abull, 0x804ec5788c14f028ull, 0x4bca597d08568702ull, 0x90851f3232465dfbull,
    0x49c556ea4045fe91ull, 0x484e587aad0792f0ull, 0x180d3ec72d37c34dull, 0x702829ee1e629e52ull, 0x28109ee3adb3de5ull, 0xf4511f603abc1ee6ull, 0x5847153f157b1ac8ull, 0xd06f22fc3ed85f63ull,
    0x28c22174121c837eull, 0x880e24bc32ab8bb7ull, 0x4c45942f4151bed9ull, 0xc39230151cd6926dull, 0x620b9e2e384d7eb2ull, 0x45707d3657a5dc82ull, 0x7616c49c5cea0c25ull, 0x1102a76a340f968bull,
    0x86f539172ae87b77ull, 0x545c994fd41cc726ull, 0xa0381d690257fd58ull, 0x8cc11dc4544a94d1ull, 0xe4d11947869ab880ull, 0x95c644e64052f136ull, 0x6f5c31fcd0188b83ull, 0xf17f7ef3a4b9b206ull,
    0x2027a2048780a01eull, 0x9231bdec50e9dea3ull, 0x8c1c7fcc39d87e74ull, 0x90e4312d988c717bull, 0xb01d8e0ea442cda3ull, 0x543c6e5e445e91c6ull, 0x89f8af9fa1db2cb1ull, 0xf97dae1e2c4fb488ull,
    0xbb96e1fc31bb17bull, 0x481c67bf7a8cfdefull, 0xe1194e64b9e2d261ull, 0x4cfd5a5f66cd44d6ull, 0x9c0502c41837ed6cull, 0x5fd8bf033f2b8c10ull, 0x49024d9ecefacbc6ull, 0x42fb88beb3a19d1ull,
    0x526acbe13fe87a35ull, 0x12916a2f0214fc46ull, 0x3811fefd47f8cd20ull, 0xcb58e11152dafae9ull, 0xc7ffe3b9f433c4a6ull, 0xba51ec467347dca3ull, 0x773c382f220ff59aull, 0x22000773e6041950ull,
    0x99146cb8b26e826full, 0x99bd36b3b6851c70ull, 0x5b3e193cef5fd5b9ull, 0xa0533ffe99266205ull, 0x9ce5f03f3512b7baull, 0xcb345063088f4533ull, 0x442471bd90eac476ull, 0xb6967d3c74c62107ull,
    0x5038113978850a49ull, 0x49d03bce0fe324d3ull, 0x794b11ae2f98380bull, 0xbb1c19fd879b92ffull, 0x9112ee9b930a72a0ull, 0x7c28ccf6691a16cdull, 0x2a25289a3aad271dull, 0x2f130d8b2c5f75e7ull,
    0x5350452667885ae3ull, 0xaa0b400a26c3f944ull, 0x78886a6a26e4e220ull, 0xc1719b6c6e76f35dull, 0xdd9279de987423f8ull, 0x10274cae556f37ffull, 0x60982acbd144836full, 0x6900804a2684f3cfull,
    0x6b4a3dc27c2e23d7ull, 0xd5d3cc7f6c964fffull, 0x4323aab3a6267a6eull, 0xd140414a1974ba47ull, 0xac09058a238ee65dull, 0x930f15827428634aull, 0xe0a7e19996242880ull, 0x807b8105e8f09564ull,
    0x2e08e26ddadf67d1ull, 0x318f01eb35ed1ce6ull, 0xe60e001edc9d9191ull, 0x82dd7e8ad6a116ull, 0xebdace0e2a5e0507ull, 0xf96129a3424e6affull, 0x2f7156f2e0cdeb35ull, 0xca30991ae721a252ull,
    0xf8092d77ac15d7cfull, 0x6856a326d9dadc42ull, 0x62341eebaed29fcull, 0x38241f64efaa02deull, 0x798f140274f98ecdull, 0x795786337ed63ff3ull, 0xa0ba21f8b2bfa55aull, 0x6c6104ac5b265931ull,
    0x20e22a6d74dacd8ull, 0x693228365c6c517eull, 0xe201c7cb716d7546ull, 0x55e215e796c58f81ull, 0xe795296b53c82d6dull, 0x138bbd4a110ed5e0ull, 0xa02da94f9ba04157ull, 0x954d890f203ccc26ull,
    0xd1591d69027e78daull, 0x8c410cc5554290daull, 0xb457490eb2d94884ull, 0x3dcc45ce4057f824ull, 0xc01ca2ebb018aa9eull, 0xf97ecade24cd9aaeull, 0xb027a5042ec0ac5full, 0x9e1d28e438dd53daull,
    0x8e5c5c8c3cc55ee8ull, 0x90203667dcf0b3ffull, 0x905dbc0ea671e433ull, 0xcc3cade61c54195eull, 0x981dfbbeb8fd8cf0ull, 0x6a752adc08ef94dcull, 0x813d0039a31fd15eull, 0x5a542d73fabc719full,
    0x321f3f64bfe0fb40ull, 0xa970f913afcc2c14ull, 0xf4060ec64837af27ull, 0x8dd8ff6b9fbf10f0ull, 0x520c8afd9db2b0ull, 0x20ebedfec7a08d1ull, 0x3d298be93b60727dull, 0x8eda68bf13817c65ull,
    0x3a541ef50a78cd24ull, 0x9a1c878543ba5879ull, 0xcebdc7bfd905c5b7ull, 0x3959ed7373693493ull, 0x32bd362f602524b5ull, 0x340a0d3b24019cd2ull, 0xfbc56bce3266a60dull, 0xfb1d26bc20f31a95ull,
    0x5a3a3930bf4e2503ull, 0xa35e0df7bb643a81ull, 0xdeeed8832c9abfbaull, 0xe93cf6e3064c561dull, 0xd5d0dd90dac8f7ull, 0x915d4d3b7fc1219cull, 0x5a31b83555750273ull, 0x48253f4ace31a87bull,
    0x4e81b18c5f505885ull, 0x9f7ddbdf53d8fb63ull, 0x9f3a668e0f32cee6ull, 0x58344c6e011f55efull, 0x290749882e17203dull, 0x2d10970b2d1e57cbull, 0x171861ae678e5aeeull, 0xfecfd50b455be95aull,
    0x78d26e0a27ccda05ull, 0x65d59f4d3772db4full, 0xd5b6793e9b4921c4ull, 0x11a7918ed5079758ull, 0x3aaa728fd5b2b2e9ull, 0x7f50200b45c47ba5ull, 0x3a435d1a2133a64full, 0xb1d7dd1b4f170fcbull,
    0x4077aac2ae415ad3ull, 0x891e194a412eda53ull, 0x8e0f178e92c4fe5dull, 0x930557163d61be41ull, 0x4d92f9dd0f0ae813ull, 0xc2c2b719dc002464ull, 0xc208cf7cc3de0603ull, 0x19cf336f145593feull,
    0xea8e0f5ad41c8142ull, 0xcb5e9ebe6a7e4b92ull, 0x8a2ac8e9b8a042full, 0xf18068c9a6e2fadfull, 0x2ccf54727a67ca6full, 0xde379dbbeda1a2ceull, 0xff132d7f2876ffe7ull, 0x2ad9a5c2dcd25074ull,
    0x42410566ab25dfefull, 0x34241766e8299e46ull, 0x3b89540273e484cdull, 0x7d53c4a97c07df5aull, 0x5b9eb3ac9bb25d40ull, 0x4635567d4dde3c79ull, 0x499f5b3c372ecec8ull, 0x6d7a801a8e5c294aull,
    0x44d50749936da4c1ull, 0x7d6e84af535d0515ull, 0xa9b4387e915e21c9ull, 0xa25799ca9126d1c0ull, 0x112f6a1e4c36d752ull, 0x367c4853787de7e3ull, 0x4b81e1eea59dd62ull, 0xb633c556628bd197ull,
    0x78f09a6de7428040ull, 0x1d02675653a2eb67ull, 0x5b57b7725478618aull, 0xb52a7f69a08a782aull, 0x330a073e03be9252ull, 0x15ba5a67429adce2ull, 0xd7fa367270ea9134ull, 0x1360ba7657cfecc2ull,
    0x75fe0e5e785ad6a3ull, 0x13bd66de592ec574ull, 0xa20a08b6672601b1ull, 0xa9fbbc66634aa2f8ull, 0xc528c665270afb33ull, 0x139ff557ea4ef57eull, 0xff4a670a7174dc22ull, 0x71f33cce5bcec2e5ull,
    0x133c20f78972b157ull, 0x7a13564571abe549ull, 0x84ef6d0f0618b1c6ull, 0x95a91193d6d711b4ull, 0xa75d4267856adc75ull, 0x27316b46606b3a54ull, 0x1b785aef2a5a81ccull, 0x55c3eaac9d133865ull,
    0xebd0b96373adf9f6ull, 0xf211a580ac9c1d27ull, 0x2b76b3f56ccea9c8ull, 0x3a033a837cda71c8ull, 0x5bc8bf6e209bf155ull, 0x916a2dca3c1cb570ull, 0x907a170ee9cbf500ull, 0x3173787e71aee172ull,
    0x196b5842475dd561ull, 0x3fe20e32f52df90ull, 0x12383f354ccc9470ull, 0x66089bde3f54f942ull, 0x447afdf9d736d0f0ull, 0xeb7ab138635c86cfull, 0xbd82a5ded46afb03ull, 0xa043af8ed5cfc07bull,
    0xc03aba3e9b85dcd3ull, 0x4f08f0e20ee25eb6ull, 0x421428f5630023fdull, 0x620baf9f1c8f4b46ull, 0x204042f47af473f5ull, 0xe9ad604d33595a41ull, 0x4808927c3c05fc76ull, 0x4fc2586a0cfe42f5ull,
    0x53b2d2b644d702e8ull, 0x2402e82e30855f77ull, 0xe60742df902da393ull, 0x632894381fec63cfull, 0xe75f86f66e0f9359ull, 0x3f8042e65e3a2ee8ull, 0x619388faec6b297dull, 0x534a81fd7a0c3385ull,
    0x5912deaa0c83da7full, 0xb72a52266cad5feaull, 0xa6a76c8372ed17e7ull, 0x7852a4450c76dafbull, 0x240d02c6788c3313ull, 0xad728caa156e916eull, 0x9ef6ec7fcf776585ull, 0x3581f61c1cd95aull,
    0xe95ec2156e06af98ull, 0x32552da290402cdaull, 0x8a5e176a4407e29bull, 0xee0a7847c212e2d7ull, 0x9c817277afb3ef4cull, 0x60412767b9605843ull, 0x808124ca98e1fcb5ull, 0xec4505f06cb0d2dcull,
    0xc04ba6ab152a5fd9ull, 0xdd2e91ec7e873620ull, 0x443a00f7501c03d8ull, 0x85a02efa62ddbd5ull, 0x4255b4b6dfd21d59ull, 0x4903b33512ce9678ull, 0x5341b2a72fa1f66eull, 0x224033360dec187full,
    0x7a16828f49fe0647ull, 0x201b8f343635d690ull, 0x300dad140ceed727ull, 0x766ebc0f501647aaull, 0x49ab8283275e906ull, 0x3c5515e45449f197ull, 0x74514d6daf5e1880ull, 0x8954544e7cd2ffb7ull,
    0x4e983740d010c988ull, 0xd57ed7d020dab8aeull, 0x1106a7900124805aull, 0x96faf4ed134b83a0ull, 0xe14671c28c2dab4ull, 0x1360b36448cfe9a2ull, 0xd13ea70d3242c410ull, 0x101cfe0e50469086ull,
    0x885eb81f85af0de1ull, 0x95fdf22c26512488ull, 0x472c7ead2f5fc933ull, 0x3119757fe20e31ecull, 0x61d765cb5625b68ull, 0x70f50a4ec6efc0bcull, 0xad1736e5085cbd45ull, 0x4ad09b0b29c9a2d0ull,
    0x848e6f1f0f9231f7ull, 0x85879d83d25939f1ull, 0xf36bc0e53d684a1dull, 0x16936e1e36b1be45ull, 0x3a7af6efabddce88ull, 0x4bddd9399b2268b5ull, 0xe3d2a5e3e4b14ca6ull, 0x3aebc590eb0f5da3ull,
    0x3f3621fd620d75aaull, 0xbd190713e60695c0ull, 0x895adc8c120c8687ull, 0x986a379d1f8dba80ull, 0x197a5f1e513ddb5bull, 0xa1676fbcd2ecc04full, 0x18c8f43f3fd43690ull, 0x3bfa4168034fd592ull,
    0xd61df03d8a6dd504ull, 0x79eac3d5a836181ull, 0x44a9d67d36468016ull, 0x83527bcf21638c47ull, 0xd845d04a4ee23cb3ull, 0xeb5429dcc52bf07full, 0x83f8fbaf378b1f82ull, 0x7ca880e627b216d2ull,
    0x2a50388ef3a0a104ull, 0x6b1b878dbcbf5d26ull, 0x390042a471e0fbb1ull, 0xa389700bb2c078c0ull, 0xe888366c045cb646ull, 0xc071890a1fe703fdull, 0x5bc27466626627e0ull, 0x14875caef5e59766ull,
    0xe4813b8990248351ull, 0x6910543a3de6b3c6ull, 0xeb4a3deb3e27b344ull, 0xdd810e465e048e6dull, 0x49098a9fa45a9978ull, 0xd34b114868257c02ull, 0x8c020d8a2d83fb47ull, 0xb3241d9a7d207f4aull,
    0xe117ef8b026519d7ull, 0x127b558068ba3464ull, 0x7c480847e8464680ull, 0x39dc8c6e14fa99feull, 0xeed6d41fc7f5c585ull, 0x9917e5de3416cb76ull, 0xebf2ce0ebb469507ull, 0x3361aca39ac00e6full,
    0x3cd154c82c17fa1full, 0xcac9bccb62126079ull, 0xdcc8ea75ab10c7c9ull, 0x4041a323f170d463ull, 0x85a134ee9bf535e4ull, 0xec88171cec9efa4eull, 0x592b3c6671619689ull, 0xb9ec044b5a06bb05ull,
    0x41ba05d8323f89d0ull, 0xa6234cb63431a4full, 0x6f57b2a627c6ffdfull, 0x65028d541efc9062ull, 0x7791d18a2be47847ull, 0x6f19da5cfe49bafull, 0x76b71def77a865caull, 0x13926dc814c59740ull,
    0xa02cfe7c38ecc74full, 0x904c880fd115cf06ull, 0xc458160f0225f8feull, 0x6c545dc4545560bfull, 0x905a0d29bef13280ull, 0x88545c4cdd5178b6ull, 0x29cb60f6511cba7ull, 0xb87fd3c262d95be7ull,
    0x4187e40422a0945full, 0x9c5839ac11da8686ull, 0x9e5c5d3c1d46cef4ull, 0xd278b267cc6fa7b4ull, 0xc05cefad1e42a115ull, 0xe01cbe2e5e140a92ull, 0x985db8bf947f0589ull, 0xe8d5f38d0ecc559cull,
    0x23d2c283d475933ull, 0x1018397d73df304cull, 0x2e1c7e463fd4cb68ull, 0x39f1a91fafce6278ull, 0x7d1e1ecc6c5ecb4dull, 0xcbd2790b8fe38a11ull, 0x6ff2c1b701431f3ull, 0x120fdedfd2db1ba5ull,
    0xb815ede6bb587235ull, 0x86db4c3b17a5f667ull, 0x7e706eb50bfeec00ull, 0xa2979f2987aa2079ull, 0x669707a1c903ccbbull, 0xb9e9c1e3d1c914f2ull, 0x33a7f7fc60b137a6ull, 0x347c0512f40e95c6ull,
    0xd359ee9ebe2ca6adull, 0xd94b55ba763f32cdull, 0xd901ed3cd77fb05bull, 0xf04eedba1544b74bull, 0x1bd8d5bf2b169791ull, 0x714864a8117a0543ull, 0x465dd0ddc377d0b6ull, 0x110e0939560723c8ull,
    0x80b1cc73a07e041eull, 0xb1146eca85778c5cull, 0xfe1548d8ccd3bc34ull, 0xf9f441f8c5a97af6ull, 0x95944e8f2316cf44ull, 0x5cec0ece27b881e2ull, 0x6d50130e6490c331ull, 0xef59bd0f98375f80ull,
    0x1331538c51ce8ff0ull, 0xe264d00ba5607cc4ull, 0xd108666e065c8e4dull, 0xe0f199408f631a3full, 0x72d6543a41460648ull, 0x5c6d59f87269752ull, 0xa887280d88ab659ull, 0x77e5440993e7ca86ull,
    0x53ca2daf05679c66ull, 0xedc8573a50168f41ull, 0x6ccbaa47bc509b43ull, 0x8502b16b4224df43ull, 0x5bc605ae71d75e45ull, 0x9187759c15253ec8ull, 0xdb17799b0d2efb53ull, 0x11c281d03ea43444ull,
    0x6e4ac1c5ca5e0633ull, 0x79cd296e154199ecull, 0xe68e511be6f420c2ull, 0xd95f27ac287dcb52ull, 0x6970ac6e9bc6b525ull, 0x3383e2c3b0e11ebfull, 0x6cc9103262e56b7bull, 0xca61bca4ec80a84dull,
    0xec50a866a957cfddull, 0x218a2a7f5f0d07full, 0x5e63f62cf054fccull, 0xb9fe1f642e8bfb4eull, 0x58cb15227175068eull, 0xb971069b303673a6ull, 0x8dba012c942f8a04ull, 0x7ec7546f4fd28c6dull,
    0x499b18662567faffull, 0x6cf08b07dec4197aull, 0x2495802ba164e9c9ull, 0x716e54cd17410bc6ull, 0xabb72d6e92c524ceull, 0x83b67d588147b5c6ull};

BNN_TABLE float bnn_scale[43] = {
    0.06005952134728432f, 0.04199112579226494f, 0.04650315269827843f, 0.046157803386449814f, 0.04727731645107269f, 0.042769964784383774f, 0.05250042304396629f, 0.05233912914991379f,
    0.047138381749391556f, 0.0538223460316658f, 0.05225035548210144f, 0.05001029744744301f, 0.05072031915187836f, 0.045031510293483734f, 0.053030140697956085f, 0.053837768733501434f,
    0.058181460946798325f, 0.04943656176328659f, 0.05180482938885689f, 0.0561327300965786f, 0.05935007333755493f, 0.0558275505900383f, 0.058048974722623825f, 0.05298950895667076f,
    0.06100104749202728f, 0.05265400931239128f, 0.0512961782515049f, 0.05618182569742203f, 0.05383361130952835f, 0.0548689141869545f, 0.04982965439558029f, 0.052726373076438904f,
    0.054343681782484055f, 0.055903930217027664f, 0.05581379681825638f, 0.05017545819282532f, 0.05678756535053253f, 0.054007016122341156f, 0.0488993376493454f, 0.057134345173835754f,
    0.0518595390021801f, 0.05109521746635437f, 0.05961061269044876f};

BNN_TABLE float bnn_shift[43] = {
    -3.1175360679626465f, -1.604053258895874f, -0.13480690121650696f, -2.1850385665893555f, -1.0544333457946777f, -1.2582707405090332f, -3.0988335609436035f, -0.9003968238830566f,
    -0.7159121632575989f, -0.11692463606595993f, -3.0037732124328613f, -0.5184817314147949f, 0.7248470783233643f, 1.3157542943954468f, -2.097747325897217f, -1.6915656328201294f,
    -2.635615587234497f, 1.4344817399978638f, 0.7133419513702393f, -2.30777645111084f, -3.5143649578094482f, -2.676663398742676f, -0.8147242069244385f, -0.6730250716209412f,
    -2.227780342102051f, 0.15527106821537018f, 0.6188094019889832f, -0.7634367942810059f, -2.7733535766601562f, -0.7311006784439087f, -2.9409444332122803f, -0.6122968196868896f,
    -1.27279531955719f, -0.03588709980249405f, -1.568697214126587f, 0.5868608951568604f, -2.3655879497528076f, -2.2983016967773438f, -1.2176234722137451f, -1.64655339717865f,
    -1.5502467155456543f, -1.077999234199524f, -1.4841362237930298f};

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

#define BNN_PATCH 18
#define BNN_WIDEST 128

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
    bnn_frame(even, 11, 11, 64, 1);
    bnn_layer(odd, 24, 64, 3, 1, 2, 11, 11, 64, 1,
              bnn_weights_2, bnn_limits_2, even, 0);
    bnn_layer(even, 13, 64, 3, 1, 2, 5, 5, 96, 0,
              bnn_weights_3, bnn_limits_3, odd, 0);
    bnn_layer(odd, 5, 96, 3, 1, 1, 3, 3, 128, 0,
              bnn_weights_4, bnn_limits_4, even, 0);
    bnn_layer(even, 3, 128, 3, 1, 1, 1, 1, 43, 0,
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
