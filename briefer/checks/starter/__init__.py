"""What a repository of summaries starts with: settings, a hook and a workflow, made for what lies in it."""
