namespace EventManager.Mail.Tests.Surroundings;

/// <summary>A message that has only what every message must have.</summary>
internal static class Samples
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static MailMessage Message(params string[] to) =>
        new()
        {
            From = new("fair@example.org", "Career Fair"),
            To = [.. (to is [] ? ["guest@example.org"] : to).Select(address => new MailAddress(address))],
            Subject = "Your place",
            Text = "Hello,\nyou have a place.\n",
            MessageId = "42.registration@example.org",
            Date = new(2026, 3, 29, 10, 0, 0, TimeSpan.FromHours(2)),
        };
}
