using EventManager.Data;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Databases;

internal static class RowVersions
{
    /// <summary>The row's version tells of this save also where only rows that hang on it change: whoever read it before is told.</summary>
    public static void Raise<T>(this EventDb db, T row)
        where T : class, IVersioned => db.Entry(row).Property(kept => kept.Version).IsModified = true;
}
