"""What people bring: uploads and links."""
