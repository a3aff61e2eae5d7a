"""The version of a policy, computed apart from the library: prints it for each line of JSON, a resolved policy, read.

    npx tsx -e "import {definePolicy} from './src/index.ts'; console.log(JSON.stringify(definePolicy()))" \
        | python3 test/policy/version.py
"""

import json
import sys


def murmur3_x86_32(data: bytes, seed: int) -> int:
    """Austin Appleby's MurmurHash3_x86_32, smhasher/src/MurmurHash3.cpp."""
    mask = 0xFFFFFFFF

    def rotl(x: int, r: int) -> int:
        return ((x << r) | (x >> (32 - r))) & mask

    def scramble(k: int) -> int:
        return rotl(k * 0xCC9E2D51 & mask, 15) * 0x1B873593 & mask

    h, tail = seed, len(data) % 4
    for i in range(0, len(data) - tail, 4):
        h = rotl(h ^ scramble(int.from_bytes(data[i : i + 4], "little")), 13) * 5 + 0xE6546B64 & mask
    if tail:
        h ^= scramble(int.from_bytes(data[-tail:], "little"))
    h ^= len(data)
    h = (h ^ h >> 16) * 0x85EBCA6B & mask
    h = (h ^ h >> 13) * 0xC2B2AE35 & mask
    return h ^ h >> 16


def version(policy: dict) -> str:
    content = {key: value for key, value in policy.items() if key != "version"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "".join(f"{murmur3_x86_32(text.encode(), seed):08x}" for seed in (1, 2))


if __name__ == "__main__":
    for line in sys.stdin:
        print(version(json.loads(line)))
