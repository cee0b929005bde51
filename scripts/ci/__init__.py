"""What the workflows' steps run. A step that may write needs only Python's own library and GitHub's command `gh`."""
