"""What a page tells the device that it is read on, and what that device keeps."""
