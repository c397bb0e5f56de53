using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Rules.Audiences;

/// <summary>To whom an address of the rules' page opens a single mailing: <c>?do=everybody</c>, <c>?do=team</c>, or the id of a named audience or a selection.</summary>
internal static class AudienceAsked
{
    public const string Everybody = "everybody";
    public const string Team = "team";

    /// <summary>Null where it says nothing of the kind, or the selection is gone.</summary>
    public static AudiencePart? Of(string asked, AudienceOffers offers) =>
        asked switch
        {
            Everybody => new(MailAudience.Everybody, ""),
            Team => new(MailAudience.Team, ""),
            _ when Guid.TryParse(asked, out var id) => offers.FindNamed(id)?.Part
                ?? offers
                    .Chosen.Where(one => one.Value.WordsOf(id.ToString()) is not null)
                    .Select(one => AudiencePart.OfSelection(one.Key, id))
                    .FirstOrDefault(),
            _ => null,
        };
}
