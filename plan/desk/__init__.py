"""What people type at a prompt, and what they read there."""
