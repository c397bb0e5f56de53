using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Members of a network come for their work: from the event's page to the ticket they are <i>Sie</i>, as it is really served.</summary>
public sealed partial class MeetingVoiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same way at a fair: a test that finds no <i>du</i> there looks in the wrong place.</summary>
    [Theory]
    [InlineData(EventKind.NetworkMeeting)]
    [InlineData(EventKind.PublicDialogue)]
    public async Task Nothing_that_a_member_reads_on_the_way_to_the_ticket_says_du_and_all_that_young_people_read_does(EventKind kind)
    {
        await using var app = await TestApp.StartAsync();

        var read = await WayAsync(app, await AddAsync(app, kind));
        var young = await WayAsync(app, await AddAsync(app, EventKind.TrainingFair));

        read.Keys.ShouldBe(["event", "form", "refused", "sent", "link", "confirm", "mine", "ticket", "data", "ticket mail"]);
        read.SelectMany(page => Du().Matches(page.Value).Select(hit => $"{page.Key}: {hit.Value}")).ShouldBeEmpty();
        read["form"].ShouldContain("Sie bekommen eine E-Mail");
        read["mine"].ShouldContain("Sie sind dabei");
        read["ticket mail"].ShouldContain("Ihr Platz bei");
        read["event"].ShouldContain("Ihr Ticket kommt per E-Mail");
        young.Where(page => !Du().IsMatch(page.Value)).Select(page => page.Key).ShouldBeEmpty();
        young.Values.ShouldNotContain(text => text.Contains("Ihr Ticket", StringComparison.Ordinal));
    }

    private static async Task<Event> AddAsync(TestApp app, EventKind kind)
    {
        var made = await app.AddEventAsync(change: e => e.MaxPartySize = 3);
        await using var db = await app.OpenDbAsync();
        await db.Events.Where(e => e.Id == made.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Kind, kind), Stop);
        return made;
    }

    private static Dictionary<string, string> Typed(string firstName) =>
        new()
        {
            ["Form.FirstName"] = firstName,
            ["Form.LastName"] = "Öztürk",
            ["Form.Email"] = "anna@schule.example",
            ["Form.PartySize"] = "1",
            ["Form.Consent"] = "true",
        };

    /// <summary>What is read on the way, without markup, by the page's name.</summary>
    private static async Task<Dictionary<string, string>> WayAsync(TestApp app, Event @event)
    {
        var page = "/e/" + @event.Slug;
        var wrong = await app.PostFormAsync(page + "/register", "register", Typed(""));
        (await app.PostFormAsync(page + "/register", "register", Typed("Anna"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var db = await app.OpenDbAsync();
        var id = await db.Registrations.Where(r => r.EventId == @event.Id).Select(r => r.Id).SingleAsync(Stop);
        var confirm = "/confirm/" + app.Token(LinkPurpose.Confirm, id);
        var mine = "/me/" + app.Token(LinkPurpose.Registration, id);
        var read = new Dictionary<string, string>
        {
            ["event"] = await app.Client.GetStringAsync(page, Stop),
            ["form"] = await app.Client.GetStringAsync(page + "/register", Stop),
            ["refused"] = await wrong.Content.ReadAsStringAsync(Stop),
            ["sent"] = await app.Client.GetStringAsync(page + "/sent", Stop),
            ["link"] = await app.Client.GetStringAsync(page + "/link", Stop),
            ["confirm"] = await app.Client.GetStringAsync(confirm, Stop),
        };
        (await app.Get<ConfirmRegistrationHandler>().HandleAsync(id, Stop)).IsRefused.ShouldBeFalse();
        read["mine"] = await app.Client.GetStringAsync(mine, Stop);
        read["ticket"] = await app.Client.GetStringAsync(mine + "/ticket", Stop);
        read["data"] = await app.Client.GetStringAsync(mine + "/data", Stop);
        var texts = read.ToDictionary(text => text.Key, text => WithoutMarkup(text.Value));
        var row = await db.Outbox.AsNoTracking().SingleAsync(mail => mail.SubjectId == id && mail.Kind == RegistrationMails.Ticket, Stop);
        texts["ticket mail"] = (await app.Get<MailRendering>().RenderAsync(row, Stop))!.Text;
        return texts;
    }

    private static string WithoutMarkup(string page) =>
        WebUtility.HtmlDecode(
            Markup()
                .Replace(
                    page[page.IndexOf("<main", StringComparison.Ordinal)..]
                        .Replace("<span class=\"unbroken\">E-Mail</span>", "E-Mail", StringComparison.Ordinal),
                    " "
                )
        );

    [GeneratedRegex("<script.*?</script>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    /// <summary>As <c>Speech</c> hears it in the resources, without the imperatives, which stand in names and occupations too.</summary>
    [GeneratedRegex("\\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|[Ee]uch|[Ee]u(er|re[mnrs]?)|[Ss]eid ihr|Hallo)\\b")]
    private static partial Regex Du();
}
