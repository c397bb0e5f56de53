using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Creating;

/// <summary>What the files of an earlier event hold, one after the other and let go again: an event may have hundreds of megabytes.</summary>
internal static class CopiedFiles
{
    /// <param name="db">The copy has been added to it, and is saved here.</param>
    /// <param name="files">The old one's id and the new one's.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task WriteAsync(EventDb db, IReadOnlyDictionary<Guid, Guid> files, CancellationToken stop)
    {
        if (files.Count == 0)
            return;
        await db.SaveChangesAsync(stop);
        // Else each would hold on to its content.
        foreach (var file in db.ChangeTracker.Entries<MailFile>().ToList())
            file.State = EntityState.Detached;
        foreach (var (was, now) in files)
        {
            var content = await db.MailFileContents.AsNoTracking().SingleAsync(one => one.FileId == was, stop);
            var copy = db.Add(content.CopyFor(now));
            await db.SaveChangesAsync(stop);
            copy.State = EntityState.Detached;
        }
    }
}
