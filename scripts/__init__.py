"""What is run beside the site's own build."""
