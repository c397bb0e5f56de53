using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Sending;

internal enum CalendarReplyGroup
{
    /// <summary>Yes, no and perhaps, also where something newer was answered.</summary>
    Taken,

    /// <summary>Too late, full, a question of the page, another time.</summary>
    NotTaken,

    /// <summary>From another address than the invited one.</summary>
    OtherPerson,

    /// <summary>Belongs to no invitation; lies in the mailbox.</summary>
    Unknown,
}

/// <summary>What calendars answered of late, in the whole house.</summary>
internal sealed class CountCalendarReplies(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<(CalendarReplyGroup Group, int Count)>> CountAsync(CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Counted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var outcomes = await db
            .CalendarReplies.Where(r => r.At > since)
            .GroupBy(r => r.Outcome)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(stop);
        return
        [
            .. outcomes
                .GroupBy(one => GroupOf(one.Key), one => one.Count)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum())),
        ];
    }

    private static CalendarReplyGroup GroupOf(CalendarReplyOutcome outcome) =>
        outcome switch
        {
            CalendarReplyOutcome.Taken or CalendarReplyOutcome.Tentative or CalendarReplyOutcome.Older => CalendarReplyGroup.Taken,
            CalendarReplyOutcome.OtherPerson => CalendarReplyGroup.OtherPerson,
            CalendarReplyOutcome.Unknown => CalendarReplyGroup.Unknown,
            _ => CalendarReplyGroup.NotTaken,
        };
}
