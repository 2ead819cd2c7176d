"""How the model that ships with briefer is made: label, tokenize, train, export. Nothing else imports this."""
