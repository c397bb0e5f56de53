using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

/// <param name="Attempts">How many nodes have begun it: more than one where one died.</param>
/// <param name="LastError">Why it failed; names nobody.</param>
public sealed record TaskRow(
    Guid Id,
    string Kind,
    BackgroundTaskState State,
    int Done,
    int Total,
    string Node,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    string LastError
) : IListRow
{
    /// <summary>The kind in words.</summary>
    public string Name { get; init; } = "";
}

/// <summary>People's long work for administrators: what kind, where and how far; never whose, or what about.</summary>
internal sealed class TaskListQuery(IDbContextFactory<EventDb> databases, IStringLocalizer<TaskText> text)
    : ListQuery<BackgroundTask, TaskRow>(databases)
{
    private const string Prefix = "Kind.";

    public override string List => "tasks";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["state"] = Enum.GetNames<BackgroundTaskState>() };

    protected override IReadOnlyDictionary<string, ListOrder<BackgroundTask>> Orders { get; } =
        new Dictionary<string, ListOrder<BackgroundTask>>
        {
            ["newest"] = ListOrder<BackgroundTask>.By(task => task.CreatedAt),
            ["kind"] = ListOrder<BackgroundTask>.By(task => task.Kind).Then(task => task.CreatedAt),
            ["node"] = ListOrder<BackgroundTask>.By(task => task.Node).Then(task => task.CreatedAt),
        };

    protected override IQueryable<BackgroundTask> Of(EventDb db, ListScope scope) => db.BackgroundTasks.AsNoTracking();

    protected override IQueryable<BackgroundTask> Matching(EventDb db, IQueryable<BackgroundTask> rows, ListRequest asked)
    {
        if (Enum.TryParse<BackgroundTaskState>(asked.Look["state"], out var state))
            rows = rows.Where(task => task.State == state);
        return rows.WithWords(
            asked.Text,
            word =>
            {
                var meant = KindsWith(word);
                return task => meant.Contains(task.Kind);
            }
        );
    }

    protected override IQueryable<TaskRow> Rows(EventDb db, ListScope scope, IQueryable<BackgroundTask> rows) =>
        rows.Select(task => new TaskRow(
            task.Id,
            task.Kind,
            task.State,
            task.Done,
            task.Total,
            task.Node,
            task.Attempts,
            task.CreatedAt,
            task.EndedAt,
            task.LastError
        ));

    /// <summary>The code itself where an older version of the program began something that this one does not know.</summary>
    protected override TaskRow Named(TaskRow row) =>
        row with
        {
            Name = text[Prefix + row.Kind] is { ResourceNotFound: false } words ? words.Value : row.Kind,
        };

    private List<string> KindsWith(string word) =>
        [
            .. text.GetAllStrings()
                .Where(one => one.Name.StartsWith(Prefix, StringComparison.Ordinal))
                .Where(one => SearchText.Stored(one.Value).Contains(word, StringComparison.Ordinal))
                .Select(one => one.Name[Prefix.Length..]),
        ];
}
