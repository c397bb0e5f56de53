namespace EventManager.Web.Features.CheckIn.Door;

/// <summary>Words of the day before: the test ticket.</summary>
internal sealed class TestTicketText;
