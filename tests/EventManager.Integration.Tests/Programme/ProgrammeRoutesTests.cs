using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Programme;

public sealed partial class ProgrammeRoutesTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Fact]
    public async Task Organisers_pages_refuse_the_wrong_person()
    {
        await using var world = await ProgrammeWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var session = await world.AddSessionAsync("AG");
        await using var db = await world.App.OpenDbAsync();
        var other = await ProgrammeWorld.AddEventAsync(db, "anderes");
        var root = $"/organise/events/{world.Event.Slug}/programme";
        var (minutes, attendance) = ($"{root}/{session.Id}/minutes", $"{root}/{session.Id}/attendance");
        var app = world.App;
        using var stranger = await app.SignInAsync(null, null);
        using var foreigner = await app.SignInAsync(StaffRole.Organiser, other.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, world.Event.Id);
        using var door = await app.SignInAsync(StaffRole.Door, world.Event.Id);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, world.Event.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        foreach (var path in new[] { root, minutes, attendance })
        {
            (await app.Client.GetAsync(path, Stop)).Headers.Location?.AbsolutePath.ShouldBe("/sign-in", path);
            (await RefusesAsync(stranger, path)).ShouldBeTrue(path);
            (await RefusesAsync(foreigner, path)).ShouldBeTrue(path);
            (await RefusesAsync(organiser, path)).ShouldBeFalse(path);
            (await RefusesAsync(administrator, path)).ShouldBeFalse(path);
        }
        (await RefusesAsync(contributor, root)).ShouldBeFalse();
        (await RefusesAsync(contributor, minutes)).ShouldBeFalse();
        (await RefusesAsync(contributor, attendance)).ShouldBeTrue();
        (await RefusesAsync(door, attendance)).ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Minutes_open_only_for_who_was_sent_them_and_only_by_their_own_link(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, other) = (await world.AddSessionAsync("AG"), await world.AddSessionAsync("Andere"));
        var (present, absent) = (await world.AddPersonAsync(), await world.AddPersonAsync());
        await using var db = await world.App.OpenDbAsync();
        var elsewhere = await world.AddPersonAsync(@event: await ProgrammeWorld.AddEventAsync(db, "anderes"));
        await SendAsync(world, session, present, "Geheimer Text");
        string Path(string token, Guid id) => $"/me/{token}/minutes/{id}";
        var links = world.Get<PersonalLinks>();

        var page = await world.App.Client.GetAsync(Path(world.TokenOf(present), session.Id), Stop);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("Geheimer Text");

        foreach (
            var path in new[]
            {
                Path(world.TokenOf(absent), session.Id),
                Path(world.TokenOf(elsewhere), session.Id),
                Path(world.TokenOf(present), other.Id),
                Path(links.Token(LinkPurpose.Exhibitor, present.Id), session.Id),
                Path(links.Token(LinkPurpose.Registration, present.Id, 2), session.Id),
                Path(new string('A', 43), session.Id),
            }
        )
        {
            var refused = await world.App.Client.GetAsync(path, Stop);
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await refused.Content.ReadAsStringAsync(Stop)).ShouldNotContain("Geheimer Text");
        }
    }

    [Fact]
    public async Task Markup_in_minutes_does_nothing_on_the_page()
    {
        await using var world = await ProgrammeWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var session = await world.AddSessionAsync("<script>alert(1)</script>");
        var person = await world.AddPersonAsync();
        const string Attack = """
            <img src=x onerror=alert(1)>

            [Klick](javascript:alert(1)) [Klick](  JaVaScRiPt:alert(1)) <javascript:alert(1)> ![x](javascript:alert(1)) [d](data:text/html,x)

            [ref]

            [ref]: javascript:alert(1)
            """;
        await SendAsync(world, session, person, Attack);

        var html = await world.App.Client.GetStringAsync($"/me/{world.TokenOf(person)}/minutes/{session.Id}", Stop);

        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        html.ShouldNotContain("<img src=x");
        html.ShouldNotContain("<script>alert");
        UnsafeAddress().IsMatch(html).ShouldBeFalse();
    }

    [Fact]
    public async Task The_archive_speaks_english_to_who_reads_english()
    {
        await using var world = await ProgrammeWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var session = await world.AddSessionAsync("AG");
        var person = await world.AddPersonAsync();
        await SendAsync(world, session, person, "Text");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/me/{world.TokenOf(person)}/minutes/{session.Id}");
        request.Headers.Add("Accept-Language", "en");

        var html = await (await world.App.Client.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop);

        html.ShouldContain("Decisions");
        html.ShouldContain("Network meeting");
    }

    [Theory, InlineData("minutes", "Protokoll: AG"), InlineData("minutes-correction", "Korrektur zum Protokoll: AG")]
    public async Task The_mail_carries_the_minutes_and_the_link_of_its_reader(string kind, string subject)
    {
        await using var world = await ProgrammeWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var session = await world.AddSessionAsync("AG");
        var person = await world.AddPersonAsync();
        await SendAsync(world, session, person, "Text");
        await world.ApproveMinutesAsync(session, "Neuer Text", basedOn: 1);
        await world.Get<SendCorrectionHandler>().HandleAsync(new(world.Event.Id, session.Id, 2), Stop);
        await using var db = await world.App.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == kind, Stop);

        var draft = await KindOf(world, kind).WriteAsync(db, row, Stop);

        draft!.Subject.ShouldBe(subject);
        draft.Blocks.OfType<MailBlock.Markdown>().Single().Source.ShouldBe(kind == "minutes" ? "Text" : "Neuer Text");
        draft.Blocks.OfType<MailBlock.Bullets>().Single().Items.ShouldBe(["Ja"]);
        draft.Blocks.OfType<MailBlock.Action>().Single().Address.AbsolutePath.ShouldBe($"/me/{world.TokenOf(person)}/minutes/{session.Id}");
    }

    [Fact]
    public async Task A_cancelled_session_is_named_in_its_mail_after_it_is_gone()
    {
        await using var world = await ProgrammeWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var session = await world.AddSessionAsync("AG „Eltern“");
        await SignUpTests.ChooseAsync(world, await world.AddPersonAsync(), session);
        await world.Get<Web.Features.Programme.Planning.DeleteSessionHandler>().HandleAsync(new(world.Event.Id, session.Id), Stop);
        await using var db = await world.App.OpenDbAsync();

        var draft = await KindOf(world, "session-cancelled").WriteAsync(db, await db.Outbox.SingleAsync(Stop), Stop);

        draft!.Subject.ShouldBe("Fällt aus: AG „Eltern“");
    }

    [Theory, EachDatabase]
    public async Task A_session_is_chosen_switched_and_left_without_a_script(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (one, two) = (await world.AddSessionAsync("Eins"), await world.AddSessionAsync("Zwei", capacity: 1));
        var person = await world.AddPersonAsync();
        var path = $"/me/{world.TokenOf(person)}/programme";

        (await PressAsync(world, path, $"chosen:{one.Id}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await world.CountAsync(one)).ShouldBe((1, 1));
        await PressAsync(world, path, $"switched:{two.Id}");
        (await world.CountAsync(one)).ShouldBe((0, 0));
        (await world.CountAsync(two)).ShouldBe((1, 1));

        var late = await world.AddPersonAsync();
        var refused = await PressAsync(world, $"/me/{world.TokenOf(late)}/programme", $"chosen:{two.Id}");
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("Alle Plätze sind weg.");

        await PressAsync(world, path, $"left:{two.Id}");
        (await world.CountAsync(two)).ShouldBe((0, 0));
        (await world.App.Client.GetAsync($"/me/{new string('A', 43)}/programme", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> PressAsync(ProgrammeWorld world, string path, string choice)
    {
        var html = await world.App.Client.GetStringAsync(path, Stop);
        var fields = HiddenField()
            .Matches(html)
            .DistinctBy(m => m.Groups[1].Value)
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        fields["choice"] = choice;
        using var content = new FormUrlEncodedContent(fields);
        return await world.App.Client.PostAsync(path, content, Stop);
    }

    private static IMailKind KindOf(ProgrammeWorld world, string kind) =>
        world.App.Services.GetServices<IMailKind>().Single(mail => mail.Kind == kind);

    private static async Task SendAsync(ProgrammeWorld world, Session session, Registration person, string markdown)
    {
        await world.RecordAsync(session, person);
        await world.ApproveMinutesAsync(session, markdown);
        var sent = await world.Get<SendMinutesHandler>().HandleAsync(new(world.Event.Id, session.Id, 1, MinutesAudience.Present), Stop);
        sent.Value.ShouldBe(1);
    }

    private static async Task<bool> RefusesAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, Stop);
        return answer.StatusCode is HttpStatusCode.Forbidden;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("(href|src)=\"?\\s*(javascript|data):", RegexOptions.IgnoreCase)]
    private static partial Regex UnsafeAddress();
}
