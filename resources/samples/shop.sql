-- Made-up data of a shop and a clinic, for the graphs of the gallery.
CREATE TABLE customers (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  phone TEXT NOT NULL
);
CREATE TABLE orders (
  number INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customers (number),
  article TEXT NOT NULL,
  state TEXT NOT NULL,
  arrives TEXT NOT NULL
);
CREATE TABLE articles (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  stock INTEGER NOT NULL,
  price_eur REAL NOT NULL
);
CREATE TABLE appointments (
  day TEXT NOT NULL,
  time TEXT NOT NULL,
  doctor TEXT NOT NULL,
  patient TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (day, time, doctor)
);
INSERT INTO customers VALUES
  (1001, 'Miller', 'Bremen', '0421 555 0101'),
  (1002, 'Berg', 'Leipzig', '0341 555 0102'),
  (1003, 'Okafor', 'Hamburg', '040 555 0103'),
  (1004, 'Silva', 'Köln', '0221 555 0104');
INSERT INTO orders VALUES
  (5001, 1001, 'kettle', 'on its way', '2026-12-01'),
  (5002, 1002, 'toaster', 'being packed', '2026-12-03'),
  (5003, 1003, 'lamp', 'delivered', '2026-11-18'),
  (5004, 1001, 'lamp', 'delayed', '2026-12-10');
INSERT INTO articles VALUES
  ('kettle', 'kitchen', 12, 34.9),
  ('toaster', 'kitchen', 0, 29.5),
  ('grill', 'kitchen', 5, 49.0),
  ('lamp', 'living', 7, 19.9),
  ('clock', 'living', 3, 24.5),
  ('fan', 'living', 0, 39.0);
INSERT INTO appointments (day, time, doctor, patient) VALUES
  ('Monday', '09:00', 'Dr Lind', 'Berg'),
  ('Monday', '10:00', 'Dr Lind', ''),
  ('Monday', '11:00', 'Dr Haddad', ''),
  ('Tuesday', '09:00', 'Dr Haddad', 'Silva'),
  ('Tuesday', '14:00', 'Dr Lind', ''),
  ('Wednesday', '10:00', 'Dr Haddad', '');
CREATE TABLE patients (
  name TEXT NOT NULL,
  born TEXT NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY (name, born)
);
INSERT INTO patients VALUES
  ('Berg', '1980-05-02', 'Last visit in May. Allergic to penicillin. Next check in spring.'),
  ('Silva', '1967-11-30', 'Last visit in September. Blood pressure is measured each week.');
