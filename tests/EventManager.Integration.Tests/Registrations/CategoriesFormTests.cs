using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Categories;
using EventManager.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Who may come, as two organisers write it at once.</summary>
public sealed class CategoriesFormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_somebody_else_saved_meanwhile_is_joined_and_not_overwritten(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (query, saving) = (app.Get<CategoriesQuery>(), app.Get<SaveCategoriesHandler>());
        var first = await query.FindAsync(fair.Id, Stop);
        var edited = new EditedForm<CategoriesForm>(
            CategoriesForm.Fields(app.Get<IStringLocalizer<CategoryText>>()),
            await query.FindAsync(fair.Id, Stop)
        );
        first.Rows.Add(new CategoryRow(CategoryForm.Individual) { Name = new(new("Gäste")) });
        first.ClassTasks.German = "Von dort";
        edited.Form.Rows[0].Priority = 5;
        edited.Form.FillsGaps = true;
        edited.Form.ClassTasks.German = "Von hier";

        (await saving.HandleAsync(new(first, null), Stop)).IsRefused.ShouldBeFalse();
        (await saving.HandleAsync(new(edited.Form, null), Stop)).Refusal.ShouldBe(EventRefusals.ChangedByAnother);
        edited.JoinWith(await query.ReadAsync(fair.Id, Stop), ("Mia", DateTimeOffset.UnixEpoch));

        var conflict = edited.Conflict!;
        conflict.Both.Select(field => field.Name).ShouldBe(["categories", "classTasks-de"]);
        conflict.Kept.Count.ShouldBe(1, "the gaps, which nobody else has touched");
        conflict.Both[0].Choose(true);
        (await saving.HandleAsync(new(edited.Form, null), Stop)).IsRefused.ShouldBeFalse();
        var stored = await query.FindAsync(fair.Id, Stop);
        stored.Rows.Select(row => row.Name.German).ShouldContain("Gäste");
        (stored.FillsGaps, stored.ClassTasks.German).ShouldBe((true, "Von hier"));
    }

    [Fact]
    public async Task What_is_refused_stays_at_its_row_when_another_one_goes()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        var form = await app.Get<CategoriesQuery>().FindAsync(fair.Id, Stop);
        form.Rows.Add(new CategoryRow(CategoryForm.Individual));
        var wrong = form.Rows[^1];

        var refusal = (await app.Get<SaveCategoriesHandler>().HandleAsync(new(form, null), Stop)).Refusals.ShouldHaveSingleItem();
        form.Rows.RemoveAt(1);

        refusal.Field.ShouldBe(CategoryRefusals.At(wrong, "name"));
        form.Rows.Count(row => CategoryRefusals.At(row, "name") == refusal.Field).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_kind_that_was_taken_away_meanwhile_comes_again_for_who_keeps_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(change: e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        var (query, saving) = (app.Get<CategoriesQuery>(), app.Get<SaveCategoriesHandler>());
        var first = await query.FindAsync(fair.Id, Stop);
        var edited = new EditedForm<CategoriesForm>(
            CategoriesForm.Fields(app.Get<IStringLocalizer<CategoryText>>()),
            await query.FindAsync(fair.Id, Stop)
        );
        first.Rows.RemoveAll(row => row.Code == TicketCategory.SchoolClass);
        edited.Form.Rows.Single(row => row.Code == TicketCategory.SchoolClass).MaxPartySize = 40;

        (await saving.HandleAsync(new(first, null), Stop)).IsRefused.ShouldBeFalse();
        (await saving.HandleAsync(new(edited.Form, null), Stop)).Refusal.ShouldBe(EventRefusals.ChangedByAnother);
        edited.JoinWith(await query.ReadAsync(fair.Id, Stop), (null, DateTimeOffset.UnixEpoch));

        (await saving.HandleAsync(new(edited.Form, null), Stop)).IsRefused.ShouldBeFalse();
        var again = (await query.FindAsync(fair.Id, Stop)).Rows.Single(row => row.Code == TicketCategory.SchoolClass);
        again.MaxPartySize.ShouldBe(40);
    }

    [Fact]
    public async Task Another_title_of_the_event_is_no_conflict_and_two_at_once_are_one()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var (query, saving) = (app.Get<CategoriesQuery>(), app.Get<SaveCategoriesHandler>());
        CategoriesForm[] forms = [await query.FindAsync(fair.Id, Stop), await query.FindAsync(fair.Id, Stop)];
        await using var db = await app.OpenDbAsync();
        (await db.Events.SingleAsync(e => e.Id == fair.Id, Stop)).Title = new LocalizedText("Neuer Name");
        await db.SaveChangesAsync(Stop);
        foreach (var (index, form) in forms.Index())
            form.Rows[0].Priority = index + 1;

        var results = await Task.WhenAll(forms.Select(form => saving.HandleAsync(new(form, null), Stop)));

        results.SelectMany(result => result.Refusals).ShouldBe([EventRefusals.ChangedByAnother]);
    }

    [Fact]
    public async Task What_is_refused_is_said_at_its_cell()
    {
        await using var app = await TestApp.StartAsync();
        var form = await app.Get<CategoriesQuery>().FindAsync((await app.AddEventAsync()).Id, Stop);
        form.Rows.Add(new CategoryRow(CategoryForm.SchoolClass) { Priority = 100 });

        var refused = await app.Get<SaveCategoriesHandler>().HandleAsync(new(form, null), Stop);

        refused
            .Refusals.Select(refusal => refusal.Field)
            .ShouldBe(new[] { "name", "priority", "size" }.Select(cell => CategoryRefusals.At(form.Rows[^1], cell)));
    }
}
