"""`python -m evals.planting`."""

import argparse
import json
import sys
from pathlib import Path

from evals.planting.plant import PLANTERS, planted_rows
from evals.planting.score import faithful_rows, score, table


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.planting", description="Recall of planted errors, by kind.")
    parser.add_argument("files", nargs="+", type=Path, help="JSON Lines of faithful pairs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--each", type=int, help="at most so many errors of a kind")
    parser.add_argument("--kinds", type=lambda text: text.split(","), default=list(PLANTERS))
    parser.add_argument("--show", type=int, default=0, help="print so many missed errors of each kind")
    parser.add_argument("--out", type=Path, help="write the pairs for `briefer check --pairs` and check nothing")
    options = parser.parse_args()
    if unknown := sorted(set(options.kinds) - PLANTERS.keys()):
        parser.error(f"no kind {', '.join(unknown)}: choose from {', '.join(PLANTERS)}")
    rows = [row for path in options.files for row in faithful_rows(path)]
    if not rows:
        print("no faithful row in these files", file=sys.stderr)
        return 2
    if options.out:
        with options.out.open("w", encoding="utf-8") as stream:
            for row, planted in planted_rows(rows, options.kinds, options.seed, options.each):
                pair = {"id": f"{row['id']}#{planted.kind}", "source": row["source"], "summary": planted.summary}
                stream.write(json.dumps(pair | {"planted": planted.spans}, ensure_ascii=False) + "\n")
        return 0
    scores = score(rows, options.kinds, options.seed, options.each)
    print(table(scores), end="")
    for s in scores:
        for id, planted in s.missed[: options.show]:
            print(f"missed {s.kind} in {id}: {' | '.join(planted.texts)} in: {planted.summary}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
