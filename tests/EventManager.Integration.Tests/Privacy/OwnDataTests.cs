using System.Globalization;
using System.Net;
using System.Text.Json;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>What do you know about me, why, until when: answered from the declarations, so that nothing can be forgotten.</summary>
public sealed class OwnDataTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_personal_page_tells_every_declared_value_with_its_end(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        var (page, ends) = await PageAsync(app);

        var answer = await app.Client.GetAsync(page + ".json", Stop);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var known = JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync(Stop))
            .RootElement.GetProperty("known")
            .EnumerateArray()
            .ToList();
        var fields = known.Select(one => one.GetProperty("field").GetString()).ToHashSet();
        await using var db = await app.OpenDbAsync();
        foreach (var type in OwnDataQuery.TypesOf(db).Append(typeof(Registration)))
        {
            foreach (var (property, _) in PersonalFields.Of(type))
                fields.ShouldContain($"{type.Name}.{property.Name}");
        }
        known.ShouldAllBe(one => one.GetProperty("until").GetDateTimeOffset() == ends.AddDays(90));

        var shown = WebUtility.HtmlDecode(await app.Client.GetStringAsync(page, Stop));
        foreach (
            var words in (string[])
                ["Für deine Anmeldung", "Vorname", "Antwort von Kanarienvogel", "Kanarienvogel kommt mit Hund", "Kanarienvogel.pdf"]
        )
            shown.ShouldContain(words);
        foreach (var wrong in (string[])["/me/none/data", "/me/none/data.json"])
            (await app.Client.GetAsync(wrong, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>They are between the house and the address: who answers for one event neither reads of them nor ends them.</summary>
    [Theory, EachDatabase]
    public async Task News_by_mail_are_told_to_the_person_and_end_with_the_erasing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync();
        var mine = (await app.RegisterAsync(@event.Slug, "Kanarienvogel")).Value.Id;
        var news = new NewsSubscription(
            Guid.NewGuid(),
            "Kanarienvogel@Schule.example",
            NewsTopics.HealthDays,
            "de",
            "de:0",
            DateTimeOffset.UtcNow
        );
        await using var db = await app.OpenDbAsync();
        var letter = new OutboxMail(Newsletter.Mail, news.Email, "", "de", DateTimeOffset.UtcNow)
        {
            SubjectId = Guid.NewGuid(),
            Arguments = NewsMails.Key(news.AddressId),
        };
        db.AddRange(news, letter);
        await db.SaveChangesAsync(Stop);
        await app.Services.GetRequiredService<ConfirmNewsHandler>().HandleAsync(news.Id, Stop);
        var page = "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, mine) + "/data";

        (await app.Client.GetStringAsync(page, Stop)).ShouldContain("Bleibt bis zum Abbestellen");
        var told = await app.Client.GetStringAsync(page + ".json", Stop);
        told.ShouldContain("NewsSubscription.Email");
        told.ShouldContain(letter.Arguments, Case.Insensitive, "what was sent to the address is of the person too");
        using var organiser = await app.SignInAsync(Domain.Accounts.StaffRole.Organiser, @event.Id);
        var answer = await organiser.GetStringAsync($"/organise/events/{@event.Slug}/registrations/{mine}/data.json", Stop);
        answer.ShouldContain("Registration.Email");
        answer.ShouldNotContain("NewsSubscription");
        answer.ShouldNotContain(letter.Arguments);

        var erasing = app.Services.GetRequiredService<EraseOwnDataHandler>();
        (await erasing.HandleAsync(mine, Stop)).IsRefused.ShouldBeFalse();
        (await db.NewsSubscriptions.AnyAsync(Stop)).ShouldBeFalse();
        (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == letter.Id, Stop)).ToAddress.ShouldBeEmpty();
        (await db.MailChoices.Select(one => one.NewsBits).ToListAsync(Stop)).ShouldBe([2, 0], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task The_person_erases_it_at_once_and_nobody_elses(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(capacity: 2);
        var mine = (await app.RegisterAsync(@event.Slug, "Kanarienvogel")).Value.Id;
        var other = (await app.RegisterAsync(@event.Slug, "Zaunkoenig")).Value.Id;
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(new PartyMember(mine, 2, "Kanarienvogel Begleitung"));
            db.Add(
                new StoredFile(
                    mine,
                    FilePurpose.Answer,
                    "Kanarienvogel.pdf",
                    "application/pdf",
                    "Kanarienvogel"u8.ToArray(),
                    DateTimeOffset.UtcNow
                )
            );
            await db.SaveChangesAsync(Stop);
        }
        (await EveryTrace.FindAsync(app, "Kanarienvogel")).ShouldNotBeEmpty();

        var page = "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, mine) + "/data";
        (await app.Client.PostFormAsync(page, "erase", [])).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await EveryTrace.FindAsync(app, "Kanarienvogel")).ShouldBeEmpty();
        WebUtility.HtmlDecode(await app.Client.GetStringAsync(page, Stop)).ShouldContain("ist nichts über dich gespeichert");
        (await EveryTrace.FindAsync(app, "Zaunkoenig")).ShouldNotBeEmpty();
        await using var after = await app.OpenDbAsync();
        (await after.Registrations.SingleAsync(r => r.Id == mine, Stop)).State.ShouldBe(RegistrationState.Cancelled);
        (await after.Registrations.SingleAsync(r => r.Id == other, Stop)).State.ShouldBe(RegistrationState.Confirmed);
        (await app.RegisterAsync(@event.Slug, "Rotkehlchen")).IsRefused.ShouldBeFalse("the place is free again");
        (await after.Audit.CountAsync(entry => entry.Action == "privacy.person_erased" && entry.SubjectId == mine, Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Every_declared_field_and_purpose_has_words_in_both_languages()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();
        var text = app.Services.GetRequiredService<IStringLocalizer<OwnDataText>>();
        var types = OwnDataQuery
            .TypesOf(db)
            .Concat([typeof(Registration), typeof(Invitation), typeof(OutboxMail)])
            .Concat(NamedRows.Types(db));
        var keys = types
            .SelectMany(type => PersonalFields.Of(type), (type, one) => (type, one.Property, one.Declared))
            .SelectMany(one => new[] { $"Field.{one.type.Name}.{one.Property.Name}", "Why." + one.Declared.Purpose })
            .Distinct()
            .ToList();

        keys.AddRange(NamedRows.Types(db).SelectMany(type => new[] { "Kind." + type.Name, "Stays." + type.Name }));
        keys.Count.ShouldBeGreaterThan(50);
        foreach (var language in (string[])["de", "en"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            keys.Where(key => text[key].ResourceNotFound).ShouldBeEmpty(language);
        }
    }

    private static async Task<(string Page, DateTimeOffset Ends)> PageAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var registration = await db.Registrations.SingleAsync(Stop);
        var ends = await db.Events.Where(e => e.Id == registration.EventId).Select(e => e.EndsAt).SingleAsync(Stop);
        var token = app
            .Services.GetRequiredService<PersonalLinks>()
            .Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion);
        return ($"/me/{token}/data", ends);
    }
}
