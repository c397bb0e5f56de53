using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>A task as lists show it.</summary>
/// <param name="Slug">Of its event; null where it belongs to none.</param>
public sealed record TaskView(
    Guid Id,
    string Kind,
    string? Slug,
    BackgroundTaskState State,
    int Done,
    int Total,
    bool CancelRequested,
    string Node,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    string ResultKey,
    string ResultNumbers,
    string ResultFile,
    string ResultLink
)
{
    public bool IsUnderWay => EndedAt is null;

    public bool HasFile => State is BackgroundTaskState.Done && ResultFile.Length > 0;

    public object[] Numbers =>
        [
            .. ResultNumbers
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => (object)int.Parse(number, CultureInfo.InvariantCulture)),
        ];

    public static string FileAddress(Guid id) => $"/organise/tasks/{id}/file";
}
