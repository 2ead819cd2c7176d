"""How a brief comes about: plan, propose, judge, compose."""
