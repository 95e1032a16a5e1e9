"""What a journal is: records, sharing rules and dates; knows no file and no screen."""
