using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Files;

/// <param name="EventId">The event.</param>
/// <param name="Name">As the file was called where it came from.</param>
/// <param name="Content">As it was sent.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record AddMailFile(Guid EventId, string Name, byte[] Content, Guid? UserId);

/// <summary>Adds a file that rules can send. What it is its content says, not its name.</summary>
internal sealed class AddMailFileHandler(Transactions transactions, IOptions<MailOptions> settings, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(AddMailFile command, CancellationToken stop) =>
        await transactions.RunAsync<Guid>(AskedRight.Organise(command.EventId), (db, ends) => AddAsync(db, command, ends), stop);

    private async Task<Result<Guid>> AddAsync(EventDb db, AddMailFile command, CancellationToken stop)
    {
        if (command.Content.Length > settings.Value.MaxFile)
            return MailFileRefusals.TooLarge(settings.Value.MaxFileMegabytes);
        if (FileRules.SniffForMail(command.Content) is not { } mediaType)
            return MailFileRefusals.Unknown;
        var names = await db.MailFiles.Where(f => f.EventId == command.EventId).Select(f => f.Name).ToListAsync(stop);
        if (names.Count >= MailFileRules.MostOfEvent)
            return MailFileRefusals.TooMany;
        var name = NewName(FileRules.SafeName(command.Name, mediaType), names);
        var file = new MailFile(command.EventId, name, mediaType, command.Content, clock.GetUtcNow());
        db.MailFiles.Add(file);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "mail_file.added", file.Id, file.MediaType));
        return file.Id;
    }

    /// <summary>Two of one name could not be told apart where they are chosen: "plan (2).pdf".</summary>
    private static string NewName(string name, List<string> taken)
    {
        var (dot, free) = (name.LastIndexOf('.'), name);
        for (var number = 2; taken.Contains(free, StringComparer.OrdinalIgnoreCase); number++)
        {
            var ending = $" ({number}){name[dot..]}";
            free = CleanText.Cut(name[..dot], FileRules.MaxNameLength - ending.Length) + ending;
        }
        return free;
    }
}
