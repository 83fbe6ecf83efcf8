"""The client book on the page 贵宾: its list, its filters, the loads of shoppers."""
