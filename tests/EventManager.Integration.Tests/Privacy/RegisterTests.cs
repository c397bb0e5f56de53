using System.Globalization;
using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Privacy.Register;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>The register of processing and the calendar of deletion: made of the declarations, so that a new field is in by itself.</summary>
public sealed class RegisterTests
{
    private const string Page = "/organise/administration/privacy";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_declared_field_stands_in_the_register_in_both_languages()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();
        var text = app.Services.GetRequiredService<IStringLocalizer<RegisterText>>();
        var declared = PersonalFields.OfModel(db).ToList();

        declared.Count.ShouldBeGreaterThan(50);
        foreach (var language in (string[])["de", "en"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            bool Lacks(string key) => text[key].ResourceNotFound;
            declared
                .Where(one => RegisterQuery.FieldKeys(one.Type.Name, one.Property.Name).All(Lacks))
                .Select(one => $"{one.Type.Name}.{one.Property.Name}")
                .ShouldBeEmpty($"Say it in RegisterText, {language}.");
            declared
                .SelectMany(one => new[] { "What.", "Whom.", "Basis.", "Seen." }.Select(part => part + one.Declared.Purpose))
                .Concat(Enum.GetNames<EventKind>().Select(kind => "Kind." + kind))
                .Where(Lacks)
                .ShouldBeEmpty(language);
        }
        var purposes = (await app.Services.GetRequiredService<RegisterQuery>().ReadAsync(Stop)).ToDictionary(one => one.Purpose);
        declared.Select(one => one.Declared.Purpose).Distinct().ShouldBe(purposes.Keys, ignoreOrder: true);
        purposes.Values.ShouldAllBe(one => one.Fields.Count > 0 && one.Until.Count > 0);
    }

    [Theory, EachDatabase]
    public async Task What_will_go_stands_in_the_calendar_and_what_went_is_proved_without_a_name(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        await using var db = await app.OpenDbAsync();
        var ends = await db.Events.Select(e => e.EndsAt).SingleAsync(Stop);
        var calendar = app.Services.GetRequiredService<CalendarQuery>();

        var due = await calendar.DueAsync(Stop);
        // Every declared field that goes with its event, whoever adds one.
        HeldData
            .Parts(db)
            .Select(part => (part.Type.Name, part.Purpose))
            .ShouldBe(due.Select(one => (one.Kind, one.Purpose)), ignoreOrder: true);
        due.Single(one => one.Purpose == "registration" && one.Kind == "Registration").Due.ShouldBe(ends.AddDays(90));
        due.Single(one => one.Purpose == "catering").Due.ShouldBeLessThan(ends.AddDays(90));

        clock.Advance(TimeSpan.FromDays(30 + 91));
        await SweepAsync(app);
        var minutes = (await calendar.DueAsync(Stop)).ShouldHaveSingleItem();
        (minutes.Purpose, minutes.Due).ShouldBe(("minutes", ends.AddDays(1_095)), "a group's work goes on longer than its event");
        clock.Advance(TimeSpan.FromDays(1_095));
        await SweepAsync(app);
        (await calendar.DueAsync(Stop)).ShouldBeEmpty();
        var done = await db.Erasures.AsNoTracking().ToListAsync(Stop);
        done.Where(one => one.EventId is not null)
            .Select(one => (one.Kind, one.Purpose, one.Rows))
            .ShouldBe(due.Select(one => (one.Kind, one.Purpose, one.Rows)), ignoreOrder: true);
        done.ShouldContain(one => one.Kind == "OutboxMail" && one.EventId == null);
        (await EveryTrace.FindAsync(app, "Kanarienvogel")).ShouldBeEmpty("the proof names nobody");
        await SweepAsync(app);
        (await db.Erasures.CountAsync(Stop)).ShouldBe(done.Count, "nothing went, nothing is said");
    }

    [Theory, EachDatabase]
    public async Task A_kind_of_event_has_a_time_of_its_own_in_the_clean_up_the_form_and_the_register(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Privacy:KeepDaysByKind"] = "trainingfair = 10" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        var fair = await app.AddEventAsync();
        fair.Kind.ShouldBe(EventKind.TrainingFair);
        var id = (await app.RegisterAsync(fair.Slug, "Kanarienvogel")).Value.Id;
        var form = WebUtility.HtmlDecode(await app.Client.GetStringAsync($"/e/{fair.Slug}/register", Stop));
        form.ShouldContain($"10 Tage danach, am {Zone.ToLocal(fair.EndsAt.AddDays(10), fair.TimeZone):dd.MM.yyyy}");

        clock.Advance(fair.EndsAt.AddDays(9.9) - clock.GetUtcNow());
        await SweepAsync(app);
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, Stop)).LastName.ShouldNotBe("");
        clock.Advance(TimeSpan.FromDays(0.2));
        await SweepAsync(app);
        (await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, Stop)).LastName.ShouldBe("");
        var register = await app.Services.GetRequiredService<RegisterQuery>().ReadAsync(Stop);
        register.Single(one => one.Purpose == "registration").Until.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("HealthDay=30, course = 365", true)]
    [InlineData("HealthDay=0", false)]
    [InlineData("Nothing=5", false)]
    [InlineData("7=5", false)]
    [InlineData("HealthDay", false)]
    public void A_wrong_time_of_a_kind_is_a_setting_to_mend(string written, bool isRight) =>
        new PrivacyOptions { KeepDaysByKind = written }
            .Validate(new(new object()))
            .Any()
            .ShouldBe(!isRight);

    [Theory, EachDatabase]
    public async Task Administrators_read_print_and_save_it_and_nobody_else(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await DeclaredData.FillAsync(app, "Kanarienvogel");
        await Browser.AddAccountAsync(app, "chef@example.org", isAdministrator: true);
        await Browser.AddAccountAsync(app, "andere@example.org");
        using var chef = new Browser(app);
        using var other = new Browser(app);
        await chef.SignInAsync("chef@example.org");
        await other.SignInAsync("andere@example.org");

        foreach (var path in (string[])[Page, Page + "/register.csv", Page + "/calendar.csv", Page + "/erasures.csv"])
        {
            (await other.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await chef.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        var page = await chef.ReadAsync(Page);
        foreach (var words in (string[])["Art. 30 DSGVO", "Anmeldung zu Veranstaltungen", "90 Tage nach dem Ende", "Löschkalender"])
            page.ShouldContain(words);
        page.ShouldNotContain("Kanarienvogel");
        (await chef.ReadAsync(Page + "/calendar.csv")).ShouldContain("Registration");
    }

    private static async Task SweepAsync(TestApp app) =>
        (await app.Services.GetRequiredService<SweepRunner>().RunAsync(app.Sweep<CleanUpSweep>(), Stop)).ShouldBe(SweepEnd.Done);
}
