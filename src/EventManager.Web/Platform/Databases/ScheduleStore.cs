using Microsoft.Data.SqlClient;
using Npgsql;
using Quartz;

namespace EventManager.Web.Platform.Databases;

/// <summary>Where the schedule of the jobs is kept.</summary>
internal static class ScheduleStore
{
    /// <summary>
    /// On a database server beside the data, shared by all nodes: another one takes over from one that crashed. With SQLite there is one node,
    /// and its memory will do.
    /// </summary>
    public static void UseDatabase(this IQuartzBuilder quartz, DatabaseOptions database)
    {
        if (database.Provider is DatabaseProvider.Sqlite)
        {
            quartz.UseInMemoryStore();
            return;
        }
        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            if (database.Provider is DatabaseProvider.SqlServer)
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
            else
                store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
            store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
        });
    }
}
