using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Data.Conventions;

/// <summary>
/// A word is found anywhere in a name, so a search reads every name of the event. On SQLite, where that is the one reader's time, the index by
/// which a list is sorted holds the names too: a row is read only where it is found. PostgreSQL, which limits how long an entry of an index may
/// be, has <see cref="IndexedWords"/>.
/// </summary>
public static class SearchedInIndex
{
    /// <summary>Named, since this project knows no provider.</summary>
    public const string Provider = "Microsoft.EntityFrameworkCore.Sqlite";

    internal static void HasSearchedIndexes(this ModelBuilder builder)
    {
        Widen<Registration>(builder, nameof(Registration.SearchName), nameof(Registration.NormalizedEmail));
        Widen<Ticket>(builder, nameof(Ticket.SearchName), nameof(Ticket.RegistrationId), nameof(Ticket.State));
    }

    private static void Widen<T>(ModelBuilder builder, params string[] searched)
        where T : class
    {
        const string EventId = nameof(EventId);
        const string SortName = nameof(SortName);
        var entity = builder.Entity<T>();
        var narrow = entity.Metadata.GetIndexes().Single(index => index.Properties.Select(p => p.Name).SequenceEqual([EventId, SortName]));
        entity.Metadata.RemoveIndex(narrow);
        entity.HasIndex([EventId, SortName, "Id", .. searched]);
    }
}
