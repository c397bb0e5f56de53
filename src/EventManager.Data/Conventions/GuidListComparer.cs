using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EventManager.Data.Conventions;

/// <summary>
/// Compares short lists of ids. EF's own comparer of lists makes a delegate anew each time it looks at a row: that cost a third of all
/// registrations that a second can bring.
/// </summary>
internal sealed class GuidListComparer()
    : ValueComparer<List<Guid>>((one, other) => Same(one, other), list => Hash(list), list => Copy(list))
{
    private static bool Same(List<Guid>? one, List<Guid>? other) =>
        one is null || other is null ? ReferenceEquals(one, other) : one.SequenceEqual(other);

    private static int Hash(List<Guid> list)
    {
        var hash = new HashCode();
        foreach (var id in list)
            hash.Add(id);
        return hash.ToHashCode();
    }

    private static List<Guid> Copy(List<Guid> list) => [.. list];
}
