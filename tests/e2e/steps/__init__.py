"""What the people of the main job do, step by step, in their browsers."""
