using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>What a calendar had to do with an invitation; of several the last here.</summary>
public enum InvitedByCalendar
{
    Nothing,
    Answered,
    Tentative,
    NotTaken,
}

/// <summary>Who is invited, and what they answered.</summary>
internal sealed class InvitationListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Invitation, InvitedPerson>(databases)
{
    public override string List => "invitations";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["answer"] = Enum.GetNames<InvitationAnswer>(),
            ["calendar"] = Enum.GetNames<InvitedByCalendar>(),
        };

    protected override IReadOnlyDictionary<string, ListOrder<Invitation>> Orders { get; } =
        new Dictionary<string, ListOrder<Invitation>>
        {
            ["name"] = ListOrder<Invitation>.By(i => i.SortName),
            ["time"] = ListOrder<Invitation>.By(i => i.InvitedAt),
        };

    protected override IQueryable<Invitation> Of(EventDb db, ListScope scope) =>
        db.Invitations.AsNoTracking().Where(i => i.EventId == scope.EventId);

    protected override IQueryable<Invitation> Matching(EventDb db, IQueryable<Invitation> rows, ListRequest asked)
    {
        var address = MailAddressRules.Beginning(asked.Text);
        rows = address.Contains(' ')
            ? rows.WithWords(asked.Text, word => i => i.SearchName.Contains(word))
            : rows.WithWords(asked.Text, word => i => i.SearchName.Contains(word) || i.NormalizedEmail.StartsWith(address));
        if (Enum.TryParse<InvitedByCalendar>(asked.Look["calendar"], out var calendar))
            rows = ByCalendar(db, rows, calendar);
        return Enum.TryParse<InvitationAnswer>(asked.Look["answer"], out var answer) ? Answered(db, rows, answer) : rows;
    }

    protected override IQueryable<InvitedPerson> Rows(EventDb db, ListScope scope, IQueryable<Invitation> rows) =>
        InvitationsQuery.People(db, scope.EventId ?? Guid.Empty, rows);

    private static IQueryable<Invitation> ByCalendar(EventDb db, IQueryable<Invitation> rows, InvitedByCalendar calendar)
    {
        var notTaken = InvitationsQuery.IsNotTaken(db);
        rows = rows.Where(calendar is InvitedByCalendar.NotTaken ? notTaken : Not(notTaken));
        return calendar switch
        {
            InvitedByCalendar.Nothing => rows.Where(i => i.TentativeAt == null && !i.IsAnsweredByCalendar),
            InvitedByCalendar.Answered => rows.Where(i => i.TentativeAt == null && i.IsAnsweredByCalendar),
            InvitedByCalendar.Tentative => rows.Where(i => i.TentativeAt != null),
            _ => rows,
        };
    }

    private static Expression<Func<Invitation, bool>> Not(Expression<Func<Invitation, bool>> condition) =>
        Expression.Lambda<Func<Invitation, bool>>(Expression.Not(condition.Body), condition.Parameters);

    /// <summary>As <see cref="InvitationsQuery.People"/> says it.</summary>
    private static IQueryable<Invitation> Answered(EventDb db, IQueryable<Invitation> rows, InvitationAnswer answer)
    {
        Expression<Func<Invitation, bool>> registered = i =>
            db.Registrations.Any(r =>
                r.EventId == i.EventId
                && r.ActiveKey != null
                && r.State != RegistrationState.AwaitingConfirmation
                && (r.InvitationId == i.Id || r.NormalizedEmail == i.NormalizedEmail)
            );
        var isComing = answer is InvitationAnswer.Registered or InvitationAnswer.Represented;
        rows = rows.Where(isComing ? registered : Not(registered));
        return answer switch
        {
            InvitationAnswer.Registered => rows.Where(i => i.Reply != InvitationReply.Represented),
            InvitationAnswer.Represented => rows.Where(i => i.Reply == InvitationReply.Represented),
            InvitationAnswer.None => rows.Where(i => i.Reply == InvitationReply.None && i.DeclinedAt == null),
            _ => rows.Where(i => i.Reply != InvitationReply.None || i.DeclinedAt != null),
        };
    }
}
