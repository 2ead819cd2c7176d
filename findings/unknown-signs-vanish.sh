#!/usr/bin/env bash
# A currency sign that the vocabulary lacks vanishes: `decode(skip_special_tokens=True)` drops it like padding.
#
# Seen with transformers 5.24.0, tokenizers 0.23.3, on Python 3.11. A Unigram vocabulary has its pieces from the training
# text; a sign that was rare there ("$" and "£" in many a summarizer's) becomes <unk>. <unk> is among the special tokens,
# so that the usual way to print what a model wrote, `decode(ids, skip_special_tokens=True)`, leaves no trace of it: an
# amount of money reads as a bare number, and neither encoding nor decoding warns. Without the argument <unk> shows.
#
# Output:
#   shown:   Sales rose to <unk>1.2 billion
#   skipped: Sales rose to 1.2 billion
#
# Exits with 0 while that is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check transformers==5.24.0 tokenizers==0.23.3
found=$("$work/venv/bin/python" -W error - <<'END'
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

tokenizer = Tokenizer(models.Unigram())
tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
tokenizer.decoder = decoders.Metaspace()
special = ["<pad>", "</s>", "<unk>"]
trainer = trainers.UnigramTrainer(vocab_size=60, special_tokens=special, unk_token="<unk>", show_progress=False)
tokenizer.train_from_iterator(["Sales rose to 1.2 billion in 2019, up 18% from 2018."] * 20, trainer)
fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<pad>")
ids = fast("Sales rose to $1.2 billion")["input_ids"]
print("shown:  ", fast.decode(ids))
print("skipped:", fast.decode(ids, skip_special_tokens=True))
END
)
echo "$found"
[ "$found" = "shown:   Sales rose to <unk>1.2 billion
skipped: Sales rose to 1.2 billion" ] || { echo "no longer so" >&2; exit 1; }
