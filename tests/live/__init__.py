"""What holds the live data, whatever they lawfully say: no count, no name and no word of a plan stands in these tests."""
