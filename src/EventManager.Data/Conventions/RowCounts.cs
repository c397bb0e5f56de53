using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Data.Conventions;

/// <summary>
/// How many rows a statement changed is often an answer: 1 is "you have the seat", 0 is "somebody else was faster". A database that does
/// not count (SQL Server with NOCOUNT on) says -1, which is neither; taken for a "no" it would lose seats without a word. Every update
/// and delete that LINQ writes is looked at here, whether its number is used or not; what is no LINQ asks <see cref="Known"/>.
/// </summary>
public sealed class RowCounts : DbCommandInterceptor
{
    /// <summary>The number, if it is one.</summary>
    /// <exception cref="InvalidOperationException">The database did not count.</exception>
    public static int Known(int rows) =>
        rows >= 0
            ? rows
            : throw new InvalidOperationException(
                $"The database answered {rows} for the number of changed rows: it does not count them (SET NOCOUNT ON, or "
                    + "the server's 'user options' with 512). Nothing that was asked can be trusted; switch it off."
            );

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) =>
        IsCounted(eventData) ? Known(result) : result;

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(IsCounted(eventData) ? Known(result) : result);

    /// <summary>Not what changes the schema, which counts nothing on any database.</summary>
    private static bool IsCounted(CommandExecutedEventData what) =>
        what.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete;
}
