using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Venues;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Venues;

internal sealed record SaveVenue(VenueForm Form, Guid? UserId);

/// <summary>Saves a venue with its floors and rooms. Rooms in which booths or sessions are planned stay.</summary>
internal sealed class SaveVenueHandler(Transactions transactions, TimeProvider clock)
{
    private const int MostMetres = 1_000;

    /// <returns>The venue's id.</returns>
    public Task<Result<Guid>> HandleAsync(SaveVenue command, CancellationToken stop) =>
        Check(command.Form) is { Count: > 0 } refusals
            ? Task.FromResult<Result<Guid>>(refusals)
            : transactions.RunAsync<Guid>(AskedRight.Administer, (db, ends) => SaveAsync(db, command, ends), stop);

    private static List<Refusal> Check(VenueForm form)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(form.Name))
            refusals.Add(VenueRefusals.NameMissing);
        if (new[] { form.Name, form.Street, form.City }.Any(text => text?.Length > 200) || form.PostalCode?.Length > 20)
            refusals.Add(VenueRefusals.TooLong);
        if (form.Directions.IsLongerThan(4_000))
            refusals.Add(VenueRefusals.TooLong.On("directions"));
        if (form.Accessibility.IsLongerThan(4_000))
            refusals.Add(VenueRefusals.TooLong.On("accessibility"));
        refusals.AddRange(
            new[]
            {
                MarkdownText.WhyNot(form.Directions.ToWords(), "directions"),
                MarkdownText.WhyNot(form.Accessibility.ToWords(), "accessibility"),
            }.OfType<Refusal>()
        );
        if (form.PermittedInside is < 1 or > 100_000)
            refusals.Add(VenueRefusals.PermittedInvalid);
        if (form.Floors.Any(floor => floor.Name.ToWords().German.Length == 0 || floor.Name.IsLongerThan(200)))
            refusals.Add(VenueRefusals.FloorNameMissing);
        if (form.Floors.SelectMany(floor => floor.Rooms).Any(room => !IsSound(room)))
            refusals.Add(VenueRefusals.RoomInvalid);
        return refusals;
    }

    private static bool IsSound(RoomRow room) =>
        room.Name?.Trim().Length is > 0 and <= 200
        && room.Width is > 0 and <= MostMetres
        && room.Depth is > 0 and <= MostMetres
        && room.X is >= 0 and <= MostMetres
        && room.Y is >= 0 and <= MostMetres
        && room.PermittedInside is null or > 0;

    private async Task<Result<Guid>> SaveAsync(EventDb db, SaveVenue command, CancellationToken stop)
    {
        var form = command.Form;
        var venue = form.Id is { } id ? await FindAsync(db, id, stop) : db.Venues.Add(new Venue(form.Name!.Trim())).Entity;
        if (venue is null)
            return VenueRefusals.NotFound;
        if (venue.Version != form.Version)
            return VenueRefusals.ChangedByAnother;
        (venue.Name, venue.Street) = (form.Name!.Trim(), (form.Street ?? "").Trim());
        (venue.PostalCode, venue.City) = ((form.PostalCode ?? "").Trim(), (form.City ?? "").Trim());
        (venue.Directions, venue.Accessibility) = (form.Directions.ToWords(), form.Accessibility.ToWords());
        venue.PermittedInside = form.PermittedInside;
        venue.IsStepFree = form.StepFree switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
        if (form.Id is not null)
            db.Raise(venue);
        if (await new FloorChanges(db).ApplyAsync(venue, form.Floors, stop) is { } refusal)
            return refusal;
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, null, "venue.saved", venue.Id, ""));
        return venue.Id;
    }

    private static Task<Venue?> FindAsync(EventDb db, Guid id, CancellationToken stop) =>
        db.Venues.Include(v => v.Floors).ThenInclude(f => f.Rooms).SingleOrDefaultAsync(v => v.Id == id, stop);
}
