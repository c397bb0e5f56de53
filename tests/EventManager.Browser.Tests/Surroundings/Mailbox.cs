using System.Net.Http.Json;
using EventManager.Testing;

namespace EventManager.Browser.Tests.Surroundings;

internal sealed record ReceivedMail(int Id, string To, string Subject, string Text, string[] Links, string[] Attachments)
{
    /// <summary>The address of the first link with this in it, on the server under test: mails carry the public address.</summary>
    public string Link(string part) => new Uri(Links.First(link => link.Contains(part, StringComparison.Ordinal))).PathAndQuery;

    public string Attachment(string name) => $"/dev/mailbox/{Id}/attachments/{Array.IndexOf(Attachments, name)}";
}

/// <summary>Reads what the server would have sent.</summary>
internal static class Mailbox
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    public static async Task<ReceivedMail> WaitForMailAsync(this TestApp app, string to, string subject)
    {
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until; await Task.Delay(200))
        {
            var mails = await app.Client.GetFromJsonAsync<ReceivedMail[]>("/dev/mailbox.json");
            var found = mails!.FirstOrDefault(mail => mail.To == to && mail.Subject.StartsWith(subject, StringComparison.Ordinal));
            if (found is not null)
                return found;
        }
        throw new TimeoutException($"No mail “{subject}…” came for {to}.");
    }
}
