using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Platform.Csv;

/// <summary>A list that can be saved as a file: a short one at once, a long one by a background task.</summary>
internal interface ITable
{
    /// <summary>More rows than these are a task.</summary>
    const int MostAtOnce = 1_000;

    /// <summary>Names its task: <c>tables.registrations</c>.</summary>
    string Name { get; }

    TaskRight Right { get; }

    /// <summary>Names people: whoever saves it must have shown lately who they are.</summary>
    bool IsPersonal => true;

    /// <param name="eventId">Null for a list of the house.</param>
    Task<int> CountAsync(Guid? eventId, CancellationToken stop);

    Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop);
}

/// <param name="Name">Of the file, without what says its format.</param>
/// <param name="Rows">Read while they are written, so that a long list needs no memory.</param>
internal sealed record TableContent(string Name, IEnumerable<string> Heads, IAsyncEnumerable<IEnumerable<TableCell>> Rows);
