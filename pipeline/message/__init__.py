"""What lies in a message: its headers, its parts, and the bytes of each."""
