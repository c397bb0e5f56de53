using System.Reflection;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

/// <summary>SQL Server's numbers, as EF wraps them.</summary>
public sealed class DbErrorTests
{
    [Theory]
    [InlineData(1205, false, true, false)]
    [InlineData(3960, false, true, false)]
    [InlineData(2627, true, false, false)]
    [InlineData(2601, true, false, false)]
    [InlineData(262, false, false, true)]
    [InlineData(547, false, false, false)]
    public void They_are_told_apart(int number, bool duplicate, bool transient, bool forbidden)
    {
        var error = new DbUpdateException("It failed.", Error(number));

        DbErrors.IsDuplicate(error).ShouldBe(duplicate);
        DbErrors.IsTransient(error).ShouldBe(transient);
        DbErrors.IsForbidden(error).ShouldBe(forbidden);
    }

    /// <summary>SQLite has waited a quarter of a minute before it says busy; what another was faster at, it says at once.</summary>
    [Theory]
    [InlineData(5, 5, 6)]
    [InlineData(5, 517, 12)]
    [InlineData(6, 262, 12)]
    public async Task What_has_waited_is_tried_less_often(int code, int extended, int tries)
    {
        await using var app = await TestApp.StartAsync();
        var tried = 0;

        await Should.ThrowAsync<SqliteException>(() =>
            app.Get<Transactions>()
                .RunAsync<Done>(
                    (_, _) =>
                    {
                        tried++;
                        throw new SqliteException("busy", code, extended);
                    },
                    TestContext.Current.CancellationToken
                )
        );

        tried.ShouldBe(tries);
    }

    [Theory]
    [InlineData(18456, false)]
    [InlineData(4060, false)]
    [InlineData(10061, true)]
    [InlineData(-2, true)]
    public void Only_a_server_that_is_away_is_waited_for(int number, bool waits) =>
        StartErrors.IsWorthWaiting(Error(number)).ShouldBe(waits);

    [Theory]
    [InlineData(10061, true)]
    [InlineData(-2, true)]
    [InlineData(1105, true)]
    [InlineData(9002, true)]
    [InlineData(2627, false)]
    [InlineData(547, false)]
    public void An_outage_is_told_from_a_fault(int number, bool outage) =>
        (Outages.Of(new DbUpdateException("It failed.", Error(number))) is not null).ShouldBe(outage);

    /// <summary>SqlClient lets nobody else make its errors; a system's error inside must not hide the number.</summary>
    private static SqlException Error(int number)
    {
        const BindingFlags own = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var error = typeof(SqlError)
            .GetConstructors(own)
            .Select(maker => (maker, parameters: maker.GetParameters()))
            .OrderBy(one => one.parameters.Length)
            .Select(one => one.maker.Invoke([.. one.parameters.Select(parameter => Value(parameter, number))]))
            .First();
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", own)!.Invoke(errors, [error]);
        return (SqlException)
            typeof(SqlException)
                .GetMethods(own)
                .Where(method => method.Name == "CreateException")
                .First(method =>
                    method.GetParameters() is [var first, var second, ..]
                    && first.ParameterType == typeof(SqlErrorCollection)
                    && second.ParameterType == typeof(string)
                    && method.GetParameters().Length == 2
                )
                .Invoke(null, [errors, "16.0"])!;
    }

    private static object? Value(ParameterInfo parameter, int number) =>
        parameter.Name == "infoNumber" ? number
        : parameter.ParameterType == typeof(Exception) ? new System.ComponentModel.Win32Exception(11)
        : parameter.ParameterType == typeof(string) ? "x"
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
