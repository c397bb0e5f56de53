using System.Text.Encodings.Web;
using System.Text.Json;
using EventManager.Mail.Calendars;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Calendars;

/// <summary>
/// Each kind of our calendar mails and files against the clients' rules, read by Ical.Net here and by ical.js in
/// <c>wwwroot-assets/calendars</c>, which reads <c>tests/vectors/calendars.json</c>; this test holds that to what is written.
/// </summary>
public sealed class CalendarClientTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly TheoryData<string> Kinds = [.. CalendarKinds.Mails.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_client_takes_each_kind(string kind) => ClientRules.BrokenBy(Sent(kind)).ShouldBeEmpty();

    [Theory]
    [InlineData("request", "update")]
    [InlineData("update", "cancel")]
    [InlineData("cancel", "reinstate")]
    [InlineData("invitation", "invitation-moved")]
    [InlineData("invitation-moved", "invitation-accepted")]
    [InlineData("invitation-accepted", "invitation-cancelled")]
    [InlineData("publish", "published-cancel")]
    public void A_later_one_takes_the_place_of_an_earlier(string earlier, string later) =>
        ClientRules.BrokenBy(Sent(earlier), Sent(later)).ShouldBeEmpty();

    [Fact]
    public void Who_compares_finds_what_a_client_would_not_take()
    {
        var right = CalendarKinds.Mails["request"];
        var other = CalendarKinds.Message(
            right.Method,
            right.Entry with
            {
                Organizer = new("contact@example.org"),
                Attendees = [new("somebody@example.org")],
            }
        );

        ClientRules
            .BrokenBy(ReadCalendarMail.Of(MimeWriter.Write(other)))
            .Select(rule => rule.Split(':')[0])
            .ShouldBe(["Outlook", "Google", "Thunderbird"]);
        ClientRules.BrokenBy(Sent("update"), Sent("request")).ShouldNotBeEmpty("the older one comes later");
    }

    [Fact]
    public void A_calendar_to_subscribe_to_has_a_name_a_pace_and_no_guests()
    {
        var read = Ical.Net.Calendar.Load(CalendarKinds.Feed)!;
        var lines = CalendarKinds.Feed.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        // Google and Apple show the older name; Outlook asks again by X-PUBLISHED-TTL, others by REFRESH-INTERVAL (RFC 7986).
        lines.ShouldContain("X-WR-CALNAME:Ausbildungsmesse");
        lines.ShouldContain("X-PUBLISHED-TTL:PT6H");
        lines.ShouldContain("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        lines.ShouldNotContain(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        read.Events.Select(one => one.Uid).ShouldBeUnique();
        read.Events.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_ical_js_reads_is_what_is_written()
    {
        // With this variable set it is written anew.
        if (Environment.GetEnvironmentVariable("EVENTMANAGER_WRITE_VECTORS") is not null)
            await File.WriteAllTextAsync(
                CalendarKinds.Vectors,
                JsonSerializer.Serialize(CalendarKinds.Texts, Readable) + "\n",
                Samples.Stop
            );
        var stored = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(CalendarKinds.Vectors, Samples.Stop)
        )!;

        stored.ShouldBe(CalendarKinds.Texts, ignoreOrder: true);
    }

    private static ReadCalendarMail Sent(string kind)
    {
        var (method, entry) = CalendarKinds.Mails[kind];
        return ReadCalendarMail.Of(MimeWriter.Write(CalendarKinds.Message(method, entry)));
    }
}
