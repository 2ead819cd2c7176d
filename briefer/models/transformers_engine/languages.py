"""Models that write many languages: which one they are told to, by the token that a text starts with."""

import re
from collections.abc import Mapping
from typing import Any

from briefer.errors import ConfigError, ModelError

# "en_XX" (mBART), "__en__" (M2M100), "eng_Latn" (NLLB).
_LANGUAGE = re.compile(r"(?:__)?([a-z]{2,3})(?:_[A-Za-z]{2,4})?(?:__)?")

_MOST_SHOWN = 6


def start_tokens(name: str, tokenizer: Any, start: int | None, forced: int | None, asked: str | None) -> dict[str, int]:
    """How a text begins: `decoder_start_token_id`, and `forced_bos_token_id` where a language stands behind it.

    mBART starts with the language itself, mBART-50, M2M100 and NLLB with another token and the language after it.

    Args:
        name: What the errors call the model.
        tokenizer: Of the model.
        start: `decoder_start_token_id` of its folder; None where there is none, as in mBART's own.
        forced: `forced_bos_token_id` of its folder.
        asked: The language that the user wants; None for that of the folder, or the one that the model reads.

    Raises:
        ConfigError: The model has no such language, or none at all.
        ModelError: There is no start token and nothing to take for one.
    """
    known = _languages(tokenizer)
    if asked is not None:
        language = known[_found(name, known, asked)]
    elif start is not None:
        return {"decoder_start_token_id": start} | ({} if forced is None else {"forced_bos_token_id": forced})
    else:
        own = next((code for code in _own_languages(tokenizer) if code in known), None)
        if own is None:
            raise ModelError(
                f"{name}: generation_config.json: no decoder_start_token_id: "
                + ("get the model again" if not known else f"give --target-language, {_listed(known)}")
            )
        language = known[own]
    if start is None or start in known.values():
        return {"decoder_start_token_id": language}
    return {"decoder_start_token_id": start, "forced_bos_token_id": language}


def _languages(tokenizer: Any) -> dict[str, int]:
    special = dict(zip(tokenizer.all_special_tokens, tokenizer.all_special_ids, strict=True))
    added = {token.content: number for number, token in tokenizer.added_tokens_decoder.items() if token.special}
    return {token: number for token, number in (special | added).items() if _LANGUAGE.fullmatch(token)}


def _own_languages(tokenizer: Any) -> list[str]:
    codes = [getattr(tokenizer, field, None) for field in ("tgt_lang", "src_lang")]
    return [form for code in codes if code for form in (code, f"__{code}__")]


def _found(name: str, known: Mapping[str, int], asked: str) -> str:
    if not known:
        raise ConfigError(f"{name} has no languages to choose from: leave --target-language out")
    if asked in known:
        return asked
    meant = [token for token in known if (match := _LANGUAGE.fullmatch(token)) and match[1] == asked]
    if len(meant) != 1:
        raise ConfigError(f"--target-language {asked}: {name} has {_listed(meant or known)}")
    return meant[0]


def _listed(tokens: Mapping[str, int] | list[str]) -> str:
    shown = sorted(tokens)
    return ", ".join(shown[:_MOST_SHOWN]) + (f" and {len(shown) - _MOST_SHOWN} more" if shown[_MOST_SHOWN:] else "")
