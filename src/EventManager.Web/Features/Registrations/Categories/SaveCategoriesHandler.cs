using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Categories;

internal sealed class CategoriesQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<CategoriesForm> FindAsync(Guid eventId, CancellationToken stop) => (await ReadAsync(eventId, stop))();

    /// <summary>The form, made anew by each call.</summary>
    public async Task<Func<CategoriesForm>> ReadAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
        var rows = await db.Categories.AsNoTracking().Where(c => c.EventId == eventId).OrderBy(c => c.Position).ToListAsync(stop);
        return () => new(@event, rows);
    }
}

internal sealed record SaveCategories(CategoriesForm Form, Guid? UserId);

/// <summary>Saves who may come. A new turn on the waiting list counts for those who wait already.</summary>
internal sealed class SaveCategoriesHandler(Transactions transactions, TimeProvider clock)
{
    private const int MostRows = 20;

    public async Task<Result<Done>> HandleAsync(SaveCategories command, CancellationToken stop)
    {
        if (Check(command.Form) is { Count: > 0 } refusals)
            return refusals;
        try
        {
            return await transactions.RunAsync<Done>(
                AskedRight.Organise(command.Form.EventId),
                (db, inner) => SaveAsync(db, command, inner),
                stop
            );
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return CategoryRefusals.NameTwice;
        }
    }

    private static List<Refusal> Check(CategoriesForm form)
    {
        var refusals = new List<Refusal>();
        foreach (var row in form.Rows)
        {
            if (row.Words.German.Length == 0 || row.Words.IsLongerThan(200))
                refusals.Add(CategoryRefusals.NameMissing.On(CategoryRefusals.At(row, "name")));
            if (row.Priority is null or < -99 or > 99)
                refusals.Add(CategoryRefusals.PriorityOutOfRange.On(CategoryRefusals.At(row, "priority")));
            if (row.MaxPartySize is < 1 or > 500 || row is { Form: CategoryForm.SchoolClass, MaxPartySize: null or < 2 })
                refusals.Add(CategoryRefusals.SizeOutOfRange.On(CategoryRefusals.At(row, "size")));
        }
        if (form.Rows.Count > MostRows)
            refusals.Add(CategoryRefusals.TooMany);
        if (form.ClassTasks.IsLongerThan(4_000))
            refusals.Add(CategoryRefusals.TasksTooLong);
        if (MarkdownText.WhyNot(form.ClassTasks.ToWords(), CategoryRefusals.TasksTooLong.Field!) is { } unreadable)
            refusals.Add(unreadable);
        return refusals;
    }

    private async Task<Result<Done>> SaveAsync(EventDb db, SaveCategories command, CancellationToken stop)
    {
        var form = command.Form;
        if (await db.Events.SingleOrDefaultAsync(e => e.Id == form.EventId, stop) is not { } @event)
            return EventRefusals.NotFound;
        var saved = await db.Categories.Where(c => c.EventId == form.EventId).ToListAsync(stop);
        if (!form.IsOf(@event, saved))
            return EventRefusals.ChangedByAnother;
        @event.FillsGaps = form.FillsGaps;
        if (form.ClassTasks.ToWords() is var tasks && !tasks.SameAs(@event.ClassTasks))
            @event.ClassTasks = tasks;
        foreach (var gone in saved.Where(category => form.Rows.All(row => row.Id != category.Id)))
        {
            if (
                gone.Code == TicketCategory.Visitor
                || await db.Registrations.AnyAsync(r => r.EventId == gone.EventId && r.CategoryCode == gone.Code, stop)
            )
                return CategoryRefusals.InUse;
            db.Categories.Remove(gone);
        }
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var row = form.Rows[i];
            var category = saved.Find(known => known.Id == row.Id);
            if (category is null && row.Id is not null)
                return EventRefusals.ChangedByAnother;
            if (category is null)
                db.Categories.Add(category = new TicketCategory(form.EventId, CodeOf(row, saved), row.Words, row.Form));
            if (category.Priority != row.Priority)
                await MoveAsync(db, category, row.Priority!.Value, stop);
            if (!category.Name.SameAs(row.Words))
                category.Name = row.Words;
            (category.Priority, category.MaxPartySize) = (row.Priority!.Value, row.MaxPartySize);
            (category.IsPublic, category.Position) = (row.IsPublic, i);
        }
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, @event.Id, "event.categories", @event.Id, ""));
        return default(Done);
    }

    /// <summary>The queue's order is read from the registrations themselves.</summary>
    private static Task<int> MoveAsync(EventDb db, TicketCategory category, int priority, CancellationToken stop) =>
        db
            .Registrations.Where(r => r.EventId == category.EventId && r.CategoryCode == category.Code)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Priority, priority).SetProperty(r => r.Version, r => r.Version + 1), stop);

    /// <summary>The first of a form has the form's own code, which the API and the door know.</summary>
    private static string CodeOf(CategoryRow row, List<TicketCategory> saved)
    {
        var usual = row.Form switch
        {
            CategoryForm.SchoolClass => TicketCategory.SchoolClass,
            CategoryForm.Company => TicketCategory.Company,
            CategoryForm.Invitation => TicketCategory.Invited,
            _ => "",
        };
        if (usual.Length > 0 && saved.All(category => category.Code != usual))
            return usual;
        var code = Slugs.From(row.Words.German);
        code = CleanText.Cut(code, TicketCategory.MaxCodeLength).Trim('-');
        return code.Length > 0 ? code : row.Form.ToString().ToLowerInvariant();
    }
}

internal static class CategoryRefusals
{
    public static readonly Refusal NameMissing = new("registrations.category_name_missing");
    public static readonly Refusal NameTwice = new("registrations.category_name_twice") { Field = "categories" };
    public static readonly Refusal PriorityOutOfRange = new("registrations.category_priority");
    public static readonly Refusal SizeOutOfRange = new("registrations.category_size");
    public static readonly Refusal TooMany = new("registrations.categories_too_many") { Field = "categories" };
    public static readonly Refusal InUse = new("registrations.category_in_use") { Field = "categories" };
    public static readonly Refusal TasksTooLong = new("registrations.tasks_too_long") { Field = "classTasks" };

    /// <summary>A cell of the table.</summary>
    public static string At(CategoryRow row, string cell) => $"categories.{row.Key}.{cell}";
}
