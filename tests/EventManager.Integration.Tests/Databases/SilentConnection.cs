using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// A connection to no server: it keeps the text of every command and answers with no rows. With it EF's SQL Server provider writes
/// its T-SQL as it would for a real server, and SqlClient, which cannot run here, is not asked.
/// </summary>
/// <param name="said">Gets each command.</param>
/// <param name="rows">How many rows each statement is said to have changed.</param>
internal sealed class SilentConnection(Action<string> said, int rows = 0) : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=none;Database=none";

    public override string Database => "none";

    public override string DataSource => "none";

    public override string ServerVersion => "16.00.0000";

    public override ConnectionState State => state;

    public override void ChangeDatabase(string databaseName) { }

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new SilentTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new SilentCommand(said, rows) { Connection = this };

    private sealed class SilentTransaction(DbConnection connection, IsolationLevel isolation) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => isolation;

        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }

    private sealed class SilentCommand(Action<string> said, int rows) : DbCommand
    {
        private readonly SilentParameters parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery()
        {
            said(CommandText);
            return rows;
        }

        public override object? ExecuteScalar()
        {
            said(CommandText);
            return null;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            said(CommandText);
            return new DataTable().CreateDataReader();
        }
    }

    private sealed class SilentParameters : DbParameterCollection
    {
        private readonly List<object> items = [];

        public override int Count => items.Count;

        public override object SyncRoot => items;

        public override int Add(object value)
        {
            items.Add(value);
            return items.Count - 1;
        }

        public override void AddRange(Array values) => items.AddRange(values.Cast<object>());

        public override void Clear() => items.Clear();

        public override bool Contains(object value) => items.Contains(value);

        public override bool Contains(string value) => IndexOf(value) >= 0;

        public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

        public override IEnumerator GetEnumerator() => items.GetEnumerator();

        public override int IndexOf(object value) => items.IndexOf(value);

        public override int IndexOf(string parameterName) => items.FindIndex(item => ((DbParameter)item).ParameterName == parameterName);

        public override void Insert(int index, object value) => items.Insert(index, value);

        public override void Remove(object value) => items.Remove(value);

        public override void RemoveAt(int index) => items.RemoveAt(index);

        public override void RemoveAt(string parameterName) => items.RemoveAt(IndexOf(parameterName));

        protected override DbParameter GetParameter(int index) => (DbParameter)items[index];

        protected override DbParameter GetParameter(string parameterName) => (DbParameter)items[IndexOf(parameterName)];

        protected override void SetParameter(int index, DbParameter value) => items[index] = value;

        protected override void SetParameter(string parameterName, DbParameter value) => items[IndexOf(parameterName)] = value;
    }
}
