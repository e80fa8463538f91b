#!/usr/bin/env bash
# One search on eight nodes of a SLURM cluster: sbatch studies/clusters/slurm.sh
#
# Every task of the array starts the same command; PostgreSQL is all they share. The password comes from ~/.pgpass, so
# that it is in no command line. A task that is ended, or put back in the queue, loses nothing: the others go on.
#SBATCH --job-name=bnn-nas
#SBATCH --array=1-8
#SBATCH --cpus-per-task=16
#SBATCH --mem-per-cpu=2G
#SBATCH --time=12:00:00
#SBATCH --requeue
#SBATCH --signal=B:TERM@300
#SBATCH --output=slurm-%A-%a.log
set -euo pipefail
cd "$SLURM_SUBMIT_DIR"

# bfloat16 where all nodes have units for it: others emulate it, too slowly for --epoch-limit.
export BNN_DATA_DIR="${BNN_DATA_DIR:?folder of GTSRB_dataset, on every node}"
export BNN_CACHE_DIR="${TMPDIR:-/tmp}/bnn-cache"
exec .venv/bin/python -m nas.search --trials 2000 --study gtsrb-48 --dataset gtsrb --input-size 48 \
  --precision float32 --epoch-limit 240 --workers "$SLURM_CPUS_PER_TASK" --storage "postgresql://nas@database.example.org/nas"
