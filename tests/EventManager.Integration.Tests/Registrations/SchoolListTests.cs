using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
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
        (await schools.PageAsync("", 1, default)).Total.ShouldBe(0, "nothing is written unless asked");
        (await schools.AddAsync(Pasted, default)).Value.ShouldBe(2);
        (await schools.AddAsync(Pasted, default)).Value.ShouldBe(0);

        (await schools.AddAsync("Max-Eyth-Schule\tKassel\tBerufsschule", default)).Value.ShouldBe(1);
        var (rows, total) = await schools.PageAsync("EYTH", 1, default);
        (total, rows.Single().Kind).ShouldBe((1, "Berufsschule"));
        await schools.RemoveAsync(rows[0].Id, default);
        (await schools.PageAsync("", 1, default)).Rows.Single().Name.ShouldBe("Offene Schule Waldau");
    }
}
