using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Gates;

/// <param name="EventId">The event.</param>
/// <param name="Code">The gate to rename; null adds one, whose code follows from its name and stays.</param>
/// <param name="Name">What people read.</param>
internal sealed record SaveGate(Guid EventId, string? Code, string Name);

/// <summary>Adds or renames a gate. None can be taken away: phones use its code, and it holds the count of who went through.</summary>
internal sealed class SaveGateHandler(Transactions transactions, DoorCache doors)
{
    public const int MaxNameLength = 80;

    public async Task<Result<Done>> HandleAsync(SaveGate command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                var name = PersonNames.Clean(command.Name);
                var code = command.Code ?? Slugs.From(name);
                if (name.Length is 0 or > MaxNameLength || code.Length == 0)
                    return CheckInRefusals.GateNameMissing;
                var gates = await db.Gates.Where(gate => gate.EventId == command.EventId).ToListAsync(stop);
                if (gates.Any(gate => gate.Name == name && gate.Code != command.Code))
                    return CheckInRefusals.GateTaken;
                var gate = gates.SingleOrDefault(gate => gate.Code == code);
                if (command.Code is null && gate is not null)
                    return CheckInRefusals.GateTaken;
                if (command.Code is not null && gate is null)
                    return CheckInRefusals.GateUnknown;
                if (gate is null)
                    db.Gates.Add(new Gate(command.EventId, code, name));
                else
                    gate.Name = name;
                return new Done();
            },
            stop
        );
        doors.Forget(command.EventId);
        return result;
    }
}
