"""Intents about 贵宾厅就绪."""
