using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EventManager.Web.Features.Mailings.Files;

/// <summary>
/// Files that mails link to. When such a mail arrives, many open the same one within a minute: they share what was read once, where each would
/// hold the whole of it for as long as its line is slow. A file never changes (<see cref="MailFile"/>).
/// </summary>
internal sealed class LinkedFiles(IDbContextFactory<EventDb> databases) : IDisposable
{
    /// <summary>Of all together; what is larger is read for each.</summary>
    private const long MostBytes = 100_000_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>With its content; null where there is none any more.</summary>
    public async Task<MailFile?> FindAsync(Guid id, CancellationToken stop)
    {
        if (known.TryGetValue(id, out MailFile? found))
            return found;
        // One after the other, so that who comes in the same moment finds what the first has read.
        await reading.WaitAsync(stop);
        try
        {
            if (known.TryGetValue(id, out found))
                return found;
            await using var db = await databases.CreateDbContextAsync(stop);
            found = await db.MailFiles.AsNoTracking().Include(f => f.Content).SingleOrDefaultAsync(f => f.Id == id, stop);
            return found is null
                ? null
                : known.Set(id, found, new MemoryCacheEntryOptions { Size = found.Size, AbsoluteExpirationRelativeToNow = Kept });
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        known.Dispose();
        reading.Dispose();
    }
}
