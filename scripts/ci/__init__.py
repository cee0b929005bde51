"""What the workflows' steps run. Only Python's own library, and GitHub's command `gh` where a step may write."""
