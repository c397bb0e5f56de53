using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

/// <param name="EventId">The event.</param>
/// <param name="Version">Of the picture that was read; null where there was none.</param>
/// <param name="Content">Another picture, as it was sent; null keeps the one that is there.</param>
/// <param name="Alt">What is to be seen.</param>
/// <param name="IsDecoration">It needs no words.</param>
/// <param name="Focus">What stays in sight where it is cut.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SaveEventPicture(
    Guid EventId,
    long? Version,
    byte[]? Content,
    LocalizedText Alt,
    bool IsDecoration,
    PictureFocus Focus,
    Guid UserId
);

/// <summary>Gives an event its picture, or other words and another focal point to the one that it has.</summary>
internal sealed class SaveEventPictureHandler(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    PictureWorks works,
    TimeProvider clock
)
{
    /// <summary>What is written down of it, about the picture.</summary>
    public const string Added = "event.picture_added";

    /// <inheritdoc cref="Added"/>
    public const string Changed = "event.picture_changed";

    public async Task<Result<Done>> HandleAsync(SaveEventPicture command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notYours)
            return notYours;
        if (PictureRules.OfWords(command.Alt, command.IsDecoration) is { } words)
            return words;
        // Before the transaction: a picture takes a second, and a database's writers should not wait for it.
        var files = command.Content is { } content
            ? await works.FilesAsync(content, command.Focus, stop)
            : await CutAnewAsync(command, stop);
        if (files.IsRefused)
            return files.Refusals.ToList();
        return await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            (db, inner) => WriteAsync(db, command, files.Value, inner),
            stop
        );
    }

    /// <summary>Only the picture of a shared link depends on the focal point; a page cuts by its styles.</summary>
    private async Task<Result<List<PictureFile>>> CutAnewAsync(SaveEventPicture command, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (x, y) = (command.Focus.X, command.Focus.Y);
        var found = await db
            .Pictures.Where(p => p.EventId == command.EventId)
            .Select(p => new
            {
                IsCutSo = p.FocusX == x && p.FocusY == y,
                p.Id,
                p.Version,
            })
            .SingleOrDefaultAsync(stop);
        if (found?.Version != command.Version)
            return EventRefusals.ChangedByAnother;
        if (found is null)
            return PictureRules.Missing;
        if (found.IsCutSo)
            return new List<PictureFile>();
        var largest = await db
            .PictureFiles.Where(f => f.PictureId == found.Id && f.Use == PictureUse.Page)
            .OrderByDescending(f => f.Width)
            .Select(f => f.Content)
            .FirstAsync(stop);
        var share = await works.ShareAsync(largest, command.Focus, stop);
        return share.IsRefused ? share.Refusal : new List<PictureFile> { share.Value };
    }

    private async Task<Result<Done>> WriteAsync(
        EventDb db,
        SaveEventPicture command,
        IReadOnlyList<PictureFile> files,
        CancellationToken stop
    )
    {
        var picture = await db.Pictures.SingleOrDefaultAsync(p => p.EventId == command.EventId, stop);
        if (picture?.Version != command.Version)
            return EventRefusals.ChangedByAnother;
        if (picture is null && command.Content is null)
            return PictureRules.Missing;
        if (picture is null)
            db.Pictures.Add(picture = new EventPicture(command.EventId));
        else
            db.Raise(picture);
        (picture.Alt, picture.IsDecoration, picture.Focus) = (command.Alt, command.IsDecoration, command.Focus);
        var uses = files.Select(file => file.Use).Distinct().ToList();
        await db.PictureFiles.Where(f => f.PictureId == picture.Id && uses.Contains(f.Use)).ExecuteDeleteAsync(stop);
        // A second try after a conflict writes rows of its own.
        db.PictureFiles.AddRange(files.Select(file => file.Of(picture.Id)));
        var action = command.Content is null ? Changed : Added;
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, action, picture.Id, ""));
        return new Done();
    }
}
