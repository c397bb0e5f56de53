using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Features.Registrations.Schools;

namespace EventManager.Integration.Tests.Registrations;

public sealed class SchoolListTests
{
    private const string Pasted =
        "\uFEFFName;Ort;Schulform\r\nOffene Schule Waldau;Kassel;Gesamtschule\r\n\"Max-Eyth-Schule\";Kassel;Berufliche Schule\r\n;Kassel;\r\noffene schule waldau;kassel;Gesamtschule\r\n";

    [Theory]
    [EachDatabase]
    public async Task The_same_list_pasted_twice_changes_nothing_and_each_line_says_what_becomes_of_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var schools = app.Get<SchoolList>();

        (await schools.PreviewAsync(Pasted, default))
            .Value.Select(line => line.Becomes)
            .ShouldBe([SchoolLineKind.Created, SchoolLineKind.Created, SchoolLineKind.NameMissing, SchoolLineKind.Repeated]);
        (await schools.FirstAsync(null, default)).Total.ShouldBe(0, "nothing is written unless asked");
        (await schools.AddAsync(Pasted, default)).Value.ShouldBe(2);
        (await schools.AddAsync(Pasted, default)).Value.ShouldBe(0);

        (await schools.AddAsync("Max-Eyth-Schule\tKassel\tBerufsschule", default)).Value.ShouldBe(1);
        var (rows, total) = await schools.FirstAsync(null, default, "EYTH");
        (total, rows.Single().Kind).ShouldBe((1, "Berufsschule"));
        await schools.RemoveAsync(rows[0].Id, default);
        (await schools.FirstAsync(null, default)).Rows.Single().Name.ShouldBe("Offene Schule Waldau");
    }

    [Fact]
    public void A_cell_in_quotes_may_hold_the_separator_the_kind_that_changes_is_named_and_nothing_is_cut()
    {
        var known = new Dictionary<string, string> { [School.KeyOf("Max-Eyth-Schule", "Kassel")] = "Berufsschule" };

        var read = SchoolLines.Read("\"Schule; im Park\";Kassel;Gesamtschule\n\nMax-Eyth-Schule;Kassel;Berufliche Schule", known).Value;

        read.Select(line => (line.Number, line.Name, line.Before))
            .ShouldBe([(1, "Schule; im Park", ""), (3, "Max-Eyth-Schule", "Berufsschule")]);
        var many = string.Join('\n', Enumerable.Range(0, SchoolLines.Most + 1).Select(i => $"Schule {i};Kassel"));
        SchoolLines.Read(many, known).Refusal!.Code.ShouldBe("imports.too_many_rows");
    }

    [Theory, EachDatabase]
    public async Task A_school_that_is_spelled_exactly_is_that_one_and_a_long_list_hides_none(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var list = string.Join('\n', Enumerable.Range(0, 600).Select(i => $"Aschule {i:000};Kassel"));
        await app.Get<SchoolList>()
            .AddAsync(list + "\nBaur-Schule;Kassel\nBauer-Schule;Kassel\nZu Zweit;Kassel\nZu Zweit;Fulda\nÖkoschule;Kassel", default);
        var choices = app.Get<SchoolChoices>();

        (await choices.FindAsync("Bauer-Schule", default))!.Name.ShouldBe("Bauer-Schule");
        (await choices.FindAsync("baur-schule, kassel", default))!.Name.ShouldBe("Baur-Schule");
        (await choices.FindAsync("Bauer Schule", default)).ShouldBeNull("it could be either");
        (await choices.FindAsync("Zu Zweit", default)).ShouldBeNull("there are two");
        (await choices.FindAsync("zu zweit, Fulda", default))!.Place.ShouldBe("Fulda");
        (await choices.FindAsync("oekoschule", default))!.Name.ShouldBe("Ökoschule");
        (await choices.FindAsync("Aschule", default)).ShouldBeNull();
        (await choices.FindAsync("…", default)).ShouldBeNull();
    }
}
