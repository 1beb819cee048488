"""What shows and edits one record: the pane beside a list, the editor, the frame of a dialogue."""
